package org.interweave.render;

import org.interweave.media.MediaException;

import java.io.IOException;

/** Problems that more than one place may meet. */
public final class Problems {
    private Problems() {}

    static ProblemException cancelled() {
        return new ProblemException(
                Problem.Kind.CANCELLED, "stopped on request", "run it again to go on");
    }

    /** A bundle that is missing, damaged, or does not run here. */
    static ProblemException model(IOException e) {
        return new ProblemException(
                new Problem(
                        Problem.Kind.MODEL,
                        String.valueOf(e.getMessage()),
                        "see what there is with: interweave models"),
                e);
    }

    /** A clip that cannot be read, or an output that cannot be written. */
    public static ProblemException media(MediaException e) {
        Problem.Kind kind =
                switch (e.reason()) {
                    case MISSING, UNREADABLE, NOT_A_VIDEO, TOO_SMALL -> Problem.Kind.SOURCE;
                    case UNWRITABLE -> Problem.Kind.OUTPUT;
                    case DISK_FULL -> Problem.Kind.DISK_FULL;
                };
        return new ProblemException(new Problem(kind, e.what(), e.advice()), e);
    }

    static ProblemException bug(Throwable cause) {
        return new ProblemException(
                new Problem(
                        Problem.Kind.BUG,
                        "an error in Interweave itself: " + cause,
                        "report it with the log"),
                cause);
    }
}
