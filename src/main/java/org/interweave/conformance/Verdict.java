package org.interweave.conformance;

import java.util.Locale;

/** What came of one case. */
public sealed interface Verdict {
    /** The case's file, from the folder on, with slashes. */
    String name();

    /** Whether the numbers agree. */
    boolean passed();

    /** One line for a person. */
    String line();

    /**
     * The numbers were compared.
     *
     * @param where the values which use up most of their tolerance
     * @param error their largest error; not a number if one of them is none
     * @param tolerance the largest error allowed there
     */
    record Compared(String name, String where, double error, double tolerance) implements Verdict {
        @Override
        public boolean passed() {
            return error <= tolerance;
        }

        @Override
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%s %s %.2e %.0e %s",
                    passed() ? "PASS" : "FAIL",
                    name,
                    error,
                    tolerance,
                    where);
        }
    }

    /**
     * There was nothing to compare: the file is damaged or incomplete, or does not fit.
     *
     * @param reason in words
     */
    record Unreadable(String name, String reason) implements Verdict {
        @Override
        public boolean passed() {
            return false;
        }

        @Override
        public String line() {
            return "FAIL " + name + " " + reason;
        }
    }

    /**
     * No kind of case looks like this.
     *
     * @param reason what was seen
     */
    record Unknown(String name, String reason) implements Verdict {
        @Override
        public boolean passed() {
            return false;
        }

        @Override
        public String line() {
            return "ERROR " + name + " unknown kind of case: " + reason;
        }
    }
}
