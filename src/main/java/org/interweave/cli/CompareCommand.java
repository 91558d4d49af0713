package org.interweave.cli;

import org.interweave.media.MediaException;
import org.interweave.metrics.MetricException;
import org.interweave.metrics.ProfileLine;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Sidecar;
import org.interweave.report.ComparisonReport;
import org.interweave.report.ComparisonRequest;
import org.interweave.report.Version;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code interweave compare}: a page that shows restored versions beside their source. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Writes one HTML file: wipes, temporal profiles and numbers of each shot, and how"
                        + " each version was made.")
public final class CompareCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The clip before.")
    private Path source = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RESTORED",
            description = "The clip after, in one or more versions.")
    private List<Path> versions = List.of();

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "What the versions should be; adds PSNR, SSIM and GMSD.")
    private @Nullable Path reference;

    @Option(
            names = "--line",
            paramLabel = "LINE",
            converter = LineOption.class,
            defaultValue = "column=0.5",
            description =
                    "Where profiles are cut, in shares of the picture: column=X, row=Y or"
                            + " X,Y,X,Y from end to end (default: ${DEFAULT-VALUE}).")
    private ProfileLine line = ProfileLine.column(0.5);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The HTML file.")
    private Path output = Path.of("");

    /** The command; it prints to {@code out}. */
    public CompareCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws MediaException, MetricException, ProblemException {
        List<Version> compared = new ArrayList<>();
        for (Path file : versions) {
            String name = String.valueOf(file.getFileName());
            compared.add(new Version(name, file, KnownJoins.of(file), made(file)));
        }
        ComparisonRequest request =
                new ComparisonRequest(source, compared, Optional.ofNullable(reference), line);
        try (Interrupt interrupt = new Interrupt()) {
            Optional<String> page =
                    ComparisonReport.html(
                            request,
                            interrupt.cancel(),
                            shots -> out.println("shot " + shots + " compared"));
            if (page.isEmpty()) {
                throw new ProblemException(
                        Problem.Kind.CANCELLED, "stopped on request", "run it again");
            }
            MetricsCommand.write(output, page.get());
        }
        out.println(output);
        return ExitCode.OK;
    }

    private static String made(Path file) throws ProblemException {
        Path sidecar = Sidecar.beside(file);
        try {
            return Files.exists(sidecar) ? Files.readString(sidecar) : "";
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.SOURCE,
                            sidecar + " cannot be read: " + e.getMessage(),
                            "make it readable, or move it away"),
                    e);
        }
    }
}
