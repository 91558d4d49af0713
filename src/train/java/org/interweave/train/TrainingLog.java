package org.interweave.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A line of means for every so many updates, as comma-separated values. */
final class TrainingLog {
    private static final int EVERY = 20;

    private final Path file;
    private long since = System.nanoTime();
    private int count;
    private double loss;
    private double atLast;
    private double gradient;

    TrainingLog(Path file) throws IOException {
        this.file = file;
        if (!Files.exists(file)) {
            write("stage,kind,update,total,loss,at_last,gradient,rate,windows_per_second,time");
        }
    }

    /**
     * What one update gave.
     *
     * @param loss that was made smaller
     * @param atLast its part at the last timestep
     * @param gradient its length
     */
    record Values(double loss, double atLast, double gradient) {}

    void add(Snapshot at, Stage stage, Values values) throws IOException {
        count++;
        loss += values.loss;
        atLast += values.atLast;
        gradient += values.gradient;
        if ((at.update() + 1) % EVERY == 0) {
            double seconds = (System.nanoTime() - since) / 1e9;
            write(
                    String.format(
                            Locale.ROOT,
                            "%d,%s,%d,%d,%.5f,%.5f,%.4f,%.6f,%.3f,%s",
                            at.stage(),
                            stage.kind(),
                            at.update() + 1,
                            at.total() + 1,
                            loss / count,
                            atLast / count,
                            gradient / count,
                            stage.rate(at.update()),
                            count * stage.windows() / seconds,
                            Instant.now().truncatedTo(ChronoUnit.SECONDS)));
            since = System.nanoTime();
            count = 0;
            loss = 0;
            atLast = 0;
            gradient = 0;
        }
    }

    private void write(String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
