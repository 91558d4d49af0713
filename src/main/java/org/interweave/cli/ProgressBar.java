package org.interweave.cli;

import org.interweave.render.Clock;
import org.interweave.render.Progress;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One line that grows on a terminal; where the output is no terminal, a line every tenth of the
 * way.
 *
 * <p>Any thread may call it.
 */
final class ProgressBar {
    private static final int WIDTH = 24;

    private final PrintStream out;
    private final boolean terminal;
    private int lastTenth = -1;
    private boolean open;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A bar on the program's output. */
    static ProgressBar on(PrintStream out) {
        return new ProgressBar(
                out, Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    }

    void show(Progress progress) {
        show(progress.share(), line(progress));
    }

    /**
     * Shows work of another kind.
     *
     * @param share of it that is done, in [0, 1]
     * @param words what is being done
     */
    void show(double share, String words, Optional<Duration> left) {
        show(share, bar(share) + "  " + words + "  " + left(left));
    }

    private synchronized void show(double share, String line) {
        int tenth = (int) (share * 10);
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
            open = true;
        } else if (tenth != lastTenth) {
            out.println(line);
        }
        lastTenth = tenth;
    }

    /** Ends the line, so that what follows starts on its own. */
    synchronized void end() {
        if (open) {
            out.println();
            open = false;
        }
    }

    static String line(Progress progress) {
        return String.format(
                Locale.ROOT,
                "%s  %s  %.2f frames/s  %s",
                bar(progress.share()),
                stage(progress),
                progress.framesPerSecond(),
                left(progress.timeLeft()));
    }

    private static String stage(Progress progress) {
        Progress.Steps steps = progress.steps();
        if (!progress.denoising()) {
            return "frame %d/%d".formatted(progress.framesDone(), progress.frames());
        }
        String window = "window %d/%d".formatted(steps.window(), steps.windows());
        return steps.all() == steps.windows()
                ? window
                : window + "  step %d/%d".formatted(steps.done() + 1, steps.all());
    }

    private static String bar(double share) {
        int filled = (int) (share * WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d%%",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                (int) (share * 100));
    }

    private static String left(Optional<Duration> time) {
        return time.map(Clock::of).orElse("--:--") + " left";
    }
}
