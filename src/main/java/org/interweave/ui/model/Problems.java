package org.interweave.ui.model;

import org.interweave.media.MediaException;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

/** What the studio says about failures below it. */
public final class Problems {
    private Problems() {}

    /** A clip that could not be read or written. */
    public static Problem media(MediaException e) {
        Problem.Kind kind =
                switch (e.reason()) {
                    case MISSING, UNREADABLE, NOT_A_VIDEO, TOO_SMALL -> Problem.Kind.SOURCE;
                    case UNWRITABLE -> Problem.Kind.OUTPUT;
                    case DISK_FULL -> Problem.Kind.DISK_FULL;
                };
        return new Problem(kind, e.what(), e.advice());
    }

    /** A file that could not be read or written. */
    public static Problem file(java.io.IOException e) {
        return new Problem(
                Problem.Kind.SOURCE,
                "a file cannot be read or written: " + e.getMessage(),
                "check the folder and its permissions");
    }

    /** An error in the studio itself. */
    public static Problem bug(Throwable e) {
        return new Problem(
                Problem.Kind.BUG, "an error in Interweave itself: " + e, "report it with the log");
    }

    /** Notes for the log what the user is told elsewhere, or need not know. */
    static void note(Class<?> where, String what, ProblemException e) {
        if (e.problem().kind() != Problem.Kind.CANCELLED) {
            System.getLogger(where.getName()).log(System.Logger.Level.INFO, what, e);
        }
    }
}
