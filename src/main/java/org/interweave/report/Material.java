package org.interweave.report;

import org.interweave.frame.FrameRange;
import org.interweave.metrics.Joins;
import org.interweave.metrics.ProfileLine;

import java.util.List;
import java.util.Optional;

/**
 * What is compared, opened.
 *
 * @param title for people
 * @param source the clip before it was restored
 * @param versions at least one, each larger than the source by a whole or other factor
 * @param reference what they should be, of the first version's size, if anyone knows
 * @param shots or parts of them, in order, in the clip
 * @param line along which temporal profiles are cut
 * @param notes said below the title
 */
public record Material(
        String title,
        Footage source,
        List<Version> versions,
        Optional<Footage> reference,
        List<Shot> shots,
        ProfileLine line,
        List<String> notes) {
    public Material {
        versions = List.copyOf(versions);
        shots = List.copyOf(shots);
        notes = List.copyOf(notes);
        if (versions.isEmpty() || shots.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare");
        }
    }

    /**
     * A restored version.
     *
     * @param name for people
     * @param footage its frames
     * @param joins where its windows and chunks are joined, in the clip
     * @param made how, as text of several lines; empty if nobody knows
     */
    public record Version(String name, Footage footage, Joins joins, String made) {}

    /**
     * A shot or a part of it.
     *
     * @param number of the shot, counted from 1
     * @param frames in the clip
     */
    public record Shot(int number, FrameRange frames) {}
}
