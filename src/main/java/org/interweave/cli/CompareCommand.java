package org.interweave.cli;

import org.interweave.media.MediaException;
import org.interweave.metrics.MetricException;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.report.ComparisonReport;
import org.interweave.report.ComparisonRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.file.Path;
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

    @Mixin private ComparedOptions compared = new ComparedOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The HTML file.")
    private Path output = Path.of("");

    @Mixin private OutputOptions target = new OutputOptions();

    /** The command; it prints to {@code out}. */
    public CompareCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws MediaException, MetricException, ProblemException {
        ComparisonRequest request = compared.request();
        target.checkFile(request.source(), output);
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
            TextFile.write(output, page.get());
        }
        out.println(output);
        return ExitCode.OK;
    }
}
