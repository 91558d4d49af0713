package org.interweave.cli;

import org.interweave.metrics.ProfileLine;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Sidecar;
import org.interweave.report.ComparisonRequest;
import org.interweave.report.Version;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which clips are compared with which, and where they are cut. */
final class ComparedOptions {
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

    /** What is compared, with what is known of how each version was made. */
    ComparisonRequest request() throws ProblemException {
        List<Version> compared = new ArrayList<>();
        for (Path file : versions) {
            String name = String.valueOf(file.getFileName());
            compared.add(new Version(name, file, KnownJoins.of(file), made(file)));
        }
        return new ComparisonRequest(source, compared, Optional.ofNullable(reference), line);
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
