package org.interweave.render;

/** Problems that more than one place may meet. */
final class Problems {
    private Problems() {}

    static ProblemException cancelled() {
        return new ProblemException(
                Problem.Kind.CANCELLED, "stopped on request", "run it again to go on");
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
