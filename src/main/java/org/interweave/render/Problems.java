package org.interweave.render;

import org.interweave.media.MediaException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/** Problems that more than one place may meet. */
public final class Problems {
    private Problems() {}

    /** The user stopped the work. */
    public static ProblemException cancelled() {
        return new ProblemException(
                Problem.Kind.CANCELLED, "stopped on request", "run it again to go on");
    }

    /** A bundle that is missing, damaged, or does not run here. */
    public static ProblemException model(IOException e) {
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
                    case STOPPED -> Problem.Kind.CANCELLED;
                };
        return new ProblemException(new Problem(kind, e.what(), e.advice()), e);
    }

    /** A clip's files cannot be read, or someone asked for an end. */
    static ProblemException source(Path clip, IOException e) {
        if (e instanceof InterruptedIOException) {
            return new ProblemException(
                    new Problem(
                            Problem.Kind.CANCELLED,
                            "the reading of " + clip + " was stopped",
                            "start it again"),
                    e);
        }
        return new ProblemException(
                new Problem(
                        Problem.Kind.SOURCE,
                        clip + " cannot be read: " + e.getMessage(),
                        "check the file and its permissions"),
                e);
    }

    /** A file cannot be written. */
    public static ProblemException output(Path file, IOException e) {
        return isFull(e)
                ? new ProblemException(
                        new Problem(
                                Problem.Kind.DISK_FULL,
                                "no room left on the disk of " + file,
                                "free some space or choose another disk"),
                        e)
                : new ProblemException(
                        new Problem(
                                Problem.Kind.OUTPUT,
                                file + " cannot be written: " + e.getMessage(),
                                "check the folder and its permissions"),
                        e);
    }

    /** The folder of what was computed before cannot be read or written. */
    static ProblemException cache(IOException e) {
        return isFull(e)
                ? new ProblemException(
                        new Problem(
                                Problem.Kind.DISK_FULL,
                                "no room left on the disk of the cache",
                                "free some space, or choose another folder for it"),
                        e)
                : new ProblemException(
                        new Problem(
                                Problem.Kind.OUTPUT,
                                "the cache fails: " + e.getMessage(),
                                "check its folder, or choose another one"),
                        e);
    }

    private static boolean isFull(IOException e) {
        String words = String.valueOf(e.getMessage());
        return words.contains("No space left")
                || words.contains("not enough space")
                || words.contains("quota");
    }

    /** What nobody expected: an error in the program, or no memory left. */
    public static ProblemException bug(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return new ProblemException(
                    new Problem(
                            Problem.Kind.DEVICE,
                            "the program's own memory is full: " + cause.getMessage(),
                            "use smaller tiles, or give it more, as with INTERWEAVE_OPTS=-Xmx8g;"
                                    + " what is done stays"),
                    cause);
        }
        return new ProblemException(
                new Problem(
                        Problem.Kind.BUG,
                        "an error in Interweave itself: " + cause,
                        "report it with the log"),
                cause);
    }
}
