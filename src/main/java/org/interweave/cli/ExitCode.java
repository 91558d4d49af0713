package org.interweave.cli;

import org.interweave.render.Problem;

/** Exit codes, after BSD's sysexits where one fits; scripts may rely on them. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 64;
    static final int BUG = 70;
    static final int STOPPED = 130;

    private ExitCode() {}

    static int of(Problem.Kind kind) {
        return switch (kind) {
            case SETTING -> USAGE;
            case SOURCE -> 66;
            case MODEL -> 69;
            case DEVICE -> 71;
            case OUTPUT -> 73;
            case DISK_FULL -> 74;
            case CANCELLED -> STOPPED;
            case BUG -> BUG;
        };
    }
}
