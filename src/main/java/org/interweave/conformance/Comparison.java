package org.interweave.conformance;

import org.interweave.tensor.Tensor;

import java.util.List;

/** Collects the errors of a case and keeps those that use up most of their tolerance. */
final class Comparison {
    private String where = "";
    private double error = Double.NaN;
    private double tolerance;
    private double worst = -1;

    /** Compares numbers of one shape. */
    void near(String what, Tensor expected, Tensor actual, double allowed) throws Misfit {
        checkShape(what, expected, actual);
        double largest = 0;
        for (int i = 0, n = expected.shape().count(); i < n; i++) {
            largest = larger(largest, Math.abs((double) expected.get(i) - actual.get(i)));
        }
        add(what, largest, allowed);
    }

    /** Compares numbers of one shape, each error as a share of the number expected. */
    void nearRelative(String what, Tensor expected, Tensor actual, double allowed) throws Misfit {
        checkShape(what, expected, actual);
        double largest = 0;
        for (int i = 0, n = expected.shape().count(); i < n; i++) {
            double difference = Math.abs((double) expected.get(i) - actual.get(i));
            largest =
                    larger(
                            largest,
                            difference == 0 ? 0 : difference / Math.abs((double) expected.get(i)));
        }
        add(what + " (relative)", largest, allowed);
    }

    /** Compares the root mean square of the errors with that of the numbers expected. */
    void nearOnAverage(String what, Tensor expected, Tensor actual, double allowed) throws Misfit {
        checkShape(what, expected, actual);
        double errors = 0;
        double squares = 0;
        for (int i = 0, n = expected.shape().count(); i < n; i++) {
            double difference = (double) expected.get(i) - actual.get(i);
            errors += difference * difference;
            squares += (double) expected.get(i) * expected.get(i);
        }
        add(what + " (relative RMS)", errors == 0 ? 0 : Math.sqrt(errors / squares), allowed);
    }

    /** Compares two numbers. */
    void near(String what, double expected, double actual, double allowed) {
        add(what, Math.abs(expected - actual), allowed);
    }

    /** Compares what must be equal: whole numbers, in lists as they may be. */
    void equal(String what, Object expected, Object actual) throws Misfit {
        if (expected instanceof Number a && actual instanceof Number b) {
            add(what, Math.abs(a.doubleValue() - b.doubleValue()), 0);
        } else if (expected instanceof List<?> a
                && actual instanceof List<?> b
                && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                equal(what, a.get(i), b.get(i));
            }
            add(what, 0, 0);
        } else if (!expected.equals(actual)) {
            throw new Misfit("%s: %s is expected, not %s".formatted(what, expected, actual));
        } else {
            add(what, 0, 0);
        }
    }

    private static void checkShape(String what, Tensor expected, Tensor actual) throws Misfit {
        if (!expected.shape().equals(actual.shape())) {
            throw new Misfit(
                    "%s: the case has %s, the program gives %s"
                            .formatted(what, expected.shape(), actual.shape()));
        }
    }

    /** What is no number is larger than every number, and stays. */
    private static double larger(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : Math.max(a, b);
    }

    private void add(String what, double found, double allowed) {
        double share = found == 0 ? 0 : found / allowed;
        if (Double.isNaN(share)) {
            share = Double.POSITIVE_INFINITY;
        }
        // Of two without an error, the one that could have had one says more.
        if (share > worst || (share == worst && allowed > tolerance)) {
            worst = share;
            where = what;
            error = found;
            tolerance = allowed;
        }
    }

    /** The larger, the worse; above 1 some tolerance is not kept; negative without a comparison. */
    double worst() {
        return worst;
    }

    /** Whether every tolerance was kept. */
    boolean passed() {
        return worst >= 0 && worst <= 1;
    }

    Verdict verdict(String name) {
        return worst < 0
                ? new Verdict.Unreadable(name, "holds nothing to compare")
                : new Verdict.Compared(name, where, error, tolerance);
    }
}
