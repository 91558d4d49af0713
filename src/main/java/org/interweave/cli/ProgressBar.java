package org.interweave.cli;

import org.interweave.render.Progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

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

    synchronized void show(Progress progress) {
        String line = line(progress);
        int tenth = (int) (progress.share() * 10);
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
        int filled = (int) (progress.share() * WIDTH);
        String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
        String left = progress.timeLeft().map(ProgressBar::clock).orElse("--:--");
        return String.format(
                Locale.ROOT,
                "[%s] %3d%%  window %d/%d  step %d/%d  frame %d/%d  %.2f frames/s  %s left",
                bar,
                (int) (progress.share() * 100),
                Math.min(progress.windowsDone() + 1, progress.windows()),
                progress.windows(),
                progress.stepsDone(),
                progress.steps(),
                progress.framesDone(),
                progress.frames(),
                progress.framesPerSecond(),
                left);
    }

    private static String clock(Duration time) {
        long seconds = (time.toMillis() + 999) / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }
}
