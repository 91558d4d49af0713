package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.render.Engine;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.ShelfModels;
import org.interweave.render.Sidecar;
import org.interweave.render.Verification;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;

/** Makes some windows of an export again and compares bits. */
@Command(
        name = "verify",
        description = "Makes some windows of an export again, by its sidecar, and compares bits.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    private final Engines engines;
    private final Shelf shelf;
    private final PrintStream out;

    @Parameters(paramLabel = "FILE", description = "What restore or render has written.")
    private Path export = Path.of("");

    @Option(names = "--windows", description = "How many; default ${DEFAULT-VALUE}.")
    private int windows = 3;

    @Mixin private ModelOptions device = new ModelOptions();

    /**
     * @param out where results go
     */
    public VerifyCommand(Engines engines, Shelf shelf, PrintStream out) {
        this.engines = engines;
        this.shelf = shelf;
        this.out = out;
    }

    @Override
    public Integer call() throws ProblemException {
        if (windows < 1) {
            throw new ProblemException(
                    Problem.Kind.SETTING, "--windows is out of range", "use 1 or more");
        }
        Sidecar sidecar = Sidecar.of(export);
        Engine engine = device.engine(engines);
        List<Bundle> named = device.name().isPresent() ? List.of(device.bundle(shelf)) : List.of();
        ProgressBar bar = ProgressBar.on(out);
        Verification found;
        try (Interrupt interrupt = new Interrupt()) {
            found =
                    Verification.of(
                            export,
                            new ShelfModels(shelf, named, engine),
                            windows,
                            new Random(),
                            bar::show,
                            interrupt.cancel());
        } finally {
            bar.end();
        }
        return tell(found, sidecar, engine);
    }

    private int tell(Verification found, Sidecar sidecar, Engine engine) {
        String made =
                Counted.of(found.windows(), "window")
                        + ", "
                        + Counted.of(found.frames(), "frame")
                        + " made again";
        String levels =
                String.format(
                        Locale.ROOT,
                        "largest difference from the file %.2f of 255 levels, codec included",
                        found.largestLevels());
        if (!found.fileIsTheOne()) {
            out.println("FAIL: the file was changed after it was exported; " + levels);
            return ExitCode.FAILED;
        }
        if (found.identical()) {
            out.println("PASS: " + made + ", the same bits; " + levels);
            return ExitCode.OK;
        }
        if (!found.comparable()) {
            out.println("not comparable bit for bit: made by " + sidecar.recipe().engine());
            out.println("  this is " + engine.identity());
            if (found.smallerTiles()) {
                out.println("  and the device had no room for the tiles of then");
            }
            out.println("  " + made + ", " + found.different() + " differ; " + levels);
            return ExitCode.OK;
        }
        out.println("FAIL: " + made + ", " + found.different() + " differ; " + levels);
        return ExitCode.FAILED;
    }
}
