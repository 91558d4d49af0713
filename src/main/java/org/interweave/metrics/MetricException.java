package org.interweave.metrics;

/** A learned metric could not be loaded or run, for a reason a user can do something about. */
public final class MetricException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String advice;

    /**
     * @param what what happened, one sentence without a full stop
     * @param advice what to do next, one sentence without a full stop
     */
    public MetricException(String what, String advice) {
        super(what + "; " + advice);
        this.what = what;
        this.advice = advice;
    }

    /** What happened. */
    public String what() {
        return what;
    }

    /** What to do next. */
    public String advice() {
        return advice;
    }
}
