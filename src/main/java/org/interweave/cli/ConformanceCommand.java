package org.interweave.cli;

import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs golden cases, one line each. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = {
            "Compares this program's numbers with those of the authors' code.",
            "One line a case: PASS or FAIL, name, largest absolute error, tolerance, and where the"
                    + " error is. A file of an unknown kind is an ERROR."
        })
public final class ConformanceCommand implements Callable<Integer> {
    private final Conformance conformance;
    private final PrintStream out;

    @Parameters(paramLabel = "FOLDER", description = "Holds the cases, at any depth.")
    private Path folder = Path.of("");

    @Option(
            names = "--provider",
            description = "auto, cuda or cpu; default ${DEFAULT-VALUE}, for which tolerances are.")
    private Engines.Provider provider = Engines.Provider.CPU;

    /**
     * @param out where the lines go
     */
    public ConformanceCommand(Conformance conformance, PrintStream out) {
        this.conformance = conformance;
        this.out = out;
    }

    @Override
    public Integer call() throws ProblemException {
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(
                    Problem.Kind.SOURCE,
                    "no such folder: " + folder,
                    "give the folder that holds the cases");
        }
        AtomicInteger passed = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        try (Interrupt interrupt = new Interrupt()) {
            conformance.run(
                    folder,
                    provider,
                    interrupt.cancel(),
                    outcome -> {
                        (outcome.passed() ? passed : others).incrementAndGet();
                        out.println(outcome.line());
                    });
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.SOURCE,
                            folder + " cannot be read: " + e.getMessage(),
                            "check its permissions"),
                    e);
        }
        if (passed.get() + others.get() == 0) {
            throw new ProblemException(
                    Problem.Kind.SOURCE,
                    folder + " holds no cases",
                    "give a folder laid out like the golden data");
        }
        out.printf("%d passed, %d did not%n", passed.get(), others.get());
        return others.get() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
