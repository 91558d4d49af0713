package org.interweave.cli;

import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.WindowCache;

import picocli.CommandLine.Option;

/** How much of what was computed is kept for the next time. */
final class CacheOptions {
    private static final int MOST = 1 << 20;

    @Option(
            names = "--cache",
            paramLabel = "GB",
            description =
                    "Disk for what was computed; unfinished jobs may take more; default"
                            + " ${DEFAULT-VALUE}.")
    private int gigabytes = (int) (WindowCache.Limits.USUAL.diskBytes() >> 30);

    /** The cache's bounds. */
    WindowCache.Limits limits() throws ProblemException {
        if (gigabytes < 0 || gigabytes > MOST) {
            throw new ProblemException(
                    Problem.Kind.SETTING, "--cache is out of range", "use 0 to " + MOST);
        }
        return new WindowCache.Limits(
                WindowCache.Limits.USUAL.memoryBytes(), (long) gigabytes << 30);
    }
}
