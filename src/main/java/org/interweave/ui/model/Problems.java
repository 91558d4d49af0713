package org.interweave.ui.model;

import org.interweave.media.MediaException;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import java.io.IOException;
import java.io.InterruptedIOException;

/** What the studio says about failures below it. */
public final class Problems {
    private Problems() {}

    /** A clip that could not be read or written. */
    public static Problem media(MediaException e) {
        return org.interweave.render.Problems.media(e).problem();
    }

    /** A file that could not be read or written. */
    public static Problem file(IOException e) {
        return e instanceof InterruptedIOException
                ? stopped()
                : new Problem(
                        Problem.Kind.SOURCE,
                        "a file cannot be read or written: " + e.getMessage(),
                        "check the folder and its permissions");
    }

    /** Someone asked for an end. */
    static Problem stopped() {
        return new Problem(Problem.Kind.CANCELLED, "stopped on request", "start it again");
    }

    /** What nobody expected. */
    public static Problem bug(Throwable e) {
        return org.interweave.render.Problems.bug(e).problem();
    }

    /** Notes for the log what the user is told elsewhere, or need not know. */
    static void note(Class<?> where, String what, ProblemException e) {
        if (e.problem().kind() != Problem.Kind.CANCELLED) {
            System.getLogger(where.getName()).log(System.Logger.Level.INFO, what, e);
        }
    }
}
