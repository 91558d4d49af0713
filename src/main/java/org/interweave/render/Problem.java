package org.interweave.render;

import java.util.Objects;

/**
 * What a user reads when something could not be done.
 *
 * @param kind the family, which also decides the command line's exit code
 * @param what what happened, one sentence without a full stop
 * @param advice what to do next, one sentence without a full stop
 */
public record Problem(Kind kind, String what, String advice) {
    public Problem {
        Objects.requireNonNull(kind);
        if (what.isBlank() || advice.isBlank()) {
            throw new IllegalArgumentException("a problem says what happened and what to do");
        }
    }

    /** One line for a terminal or a log. */
    public String line() {
        return what + "; " + advice + " [" + kind.code() + "]";
    }

    /** Families of problems. */
    public enum Kind {
        /** The source is missing, unreadable, or not a video. */
        SOURCE("IW-SOURCE"),
        /** The output cannot be written: no such folder, format, or right. */
        OUTPUT("IW-OUTPUT"),
        /** No room left on the disk. */
        DISK_FULL("IW-DISK"),
        /** No such model, or a damaged one. */
        MODEL("IW-MODEL"),
        /** The device is missing or has too little memory. */
        DEVICE("IW-DEVICE"),
        /** A setting is out of its range. */
        SETTING("IW-SETTING"),
        /** The work was stopped by the user. */
        CANCELLED("IW-CANCELLED"),
        /** An error in the studio itself. */
        BUG("IW-BUG");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The code for a report. */
        public String code() {
            return code;
        }
    }
}
