package org.interweave.render;

import org.jspecify.annotations.Nullable;

/** A {@link Problem} on its way to the user. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.line(), cause);
        this.problem = problem;
    }

    public ProblemException(Problem.Kind kind, String what, String advice) {
        this(new Problem(kind, what, advice), null);
    }

    /** What to tell the user. */
    public Problem problem() {
        return problem;
    }
}
