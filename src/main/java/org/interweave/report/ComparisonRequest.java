package org.interweave.report;

import org.interweave.metrics.ProfileLine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be compared.
 *
 * @param source the clip before it was restored
 * @param versions at least one, each with the source's frames, larger by a whole or other factor
 * @param reference what they should be, of the versions' size, if anyone knows
 * @param line along which temporal profiles are cut
 */
public record ComparisonRequest(
        Path source, List<Version> versions, Optional<Path> reference, ProfileLine line) {
    public ComparisonRequest {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare");
        }
    }
}
