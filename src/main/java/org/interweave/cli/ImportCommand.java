package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.BundleException;
import org.interweave.bundle.Importer;
import org.interweave.bundle.Precision;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Makes a bundle from a published checkpoint. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a model of a DiffVSR checkpoint.",
            "FOLDER holds DiffVSR_UNet.pt, TE-3DVAE.pt and upscaler4x (tokenizer, text_encoder,"
                    + " scheduler, low_res_scheduler); .safetensors will do for .pt."
        })
public final class ImportCommand implements Callable<Integer> {
    private final Importer importer;
    private final Path models;
    private final PrintStream out;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "The checkpoint, as its authors publish it.")
    private Path checkpoint = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "BUNDLE",
            description = "The model's own folder; default one named as FOLDER, among the models.")
    private @Nullable Path output;

    @Option(names = "--name", description = "The model's name for people; default as its folder.")
    private @Nullable String name;

    @Option(
            names = "--licence",
            description = "Licence of the weights; default what a LICENSE file in FOLDER says.")
    private @Nullable String licence;

    @Option(
            names = "--precision",
            description = "How weights are stored: fp16 (half the size) or fp32; default fp16.")
    private Precision precision = Precision.FP16;

    /**
     * @param models where bundles go unless the user says otherwise
     * @param out where progress and notes go
     */
    public ImportCommand(Importer importer, Path models, PrintStream out) {
        this.importer = importer;
        this.models = models;
        this.out = out;
    }

    @Override
    public Integer call() throws ProblemException {
        Path target = output != null ? output : models.resolve(lastName(checkpoint));
        Importer.Request request =
                new Importer.Request(
                        checkpoint,
                        target,
                        name != null ? name : lastName(target),
                        Optional.ofNullable(licence),
                        precision);
        return switch (run(request)) {
            case Importer.Imported.Done(Bundle bundle, List<String> notes) -> {
                notes.forEach(note -> out.println("note: " + note));
                out.printf(
                        "%s: %s, licence: %s%n",
                        bundle.folder(),
                        ModelsCommand.megabytes(bundle),
                        bundle.manifest().licence());
                yield ExitCode.OK;
            }
            case Importer.Imported.Cancelled() ->
                    throw new ProblemException(
                            Problem.Kind.CANCELLED,
                            "stopped on request, nothing was left behind",
                            "run it again to import");
        };
    }

    private Importer.Imported run(Importer.Request request) throws ProblemException {
        ProgressBar bar = ProgressBar.on(out);
        try (Interrupt interrupt = new Interrupt()) {
            Pace pace = new Pace(System::nanoTime);
            return importer.importFrom(
                    request,
                    (graph, done, whole) -> {
                        if (interrupt.cancel().requested()) {
                            throw new CancellationException();
                        }
                        double share = (double) done / whole;
                        bar.show(share, graph, pace.left(share));
                    });
        } catch (IOException e) {
            throw problem(request, e);
        } finally {
            bar.end();
        }
    }

    private ProblemException problem(Importer.Request request, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("No space left")) {
            return problem(Problem.Kind.DISK_FULL, message, "make room, or choose another -o", e);
        }
        if (e instanceof AccessDeniedException denied) {
            boolean reading = String.valueOf(denied.getFile()).startsWith(checkpoint.toString());
            return problem(
                    reading ? Problem.Kind.MODEL : Problem.Kind.OUTPUT,
                    "no right to use " + denied.getFile(),
                    reading ? "change its permissions" : "choose another folder with -o",
                    e);
        }
        if (!(e instanceof BundleException)) {
            String what = "%s cannot be imported: %s".formatted(request.checkpoint(), e);
            return problem(Problem.Kind.MODEL, what, "check the disk and try again", e);
        }
        // A list of tensors follows the first line; an error is one line.
        message.lines().skip(1).forEach(spec.commandLine().getErr()::println);
        return problem(
                Problem.Kind.MODEL,
                message.lines().findFirst().orElse(message),
                "see what is needed with: interweave import --help",
                e);
    }

    private static ProblemException problem(
            Problem.Kind kind, String what, String advice, IOException cause) {
        return new ProblemException(new Problem(kind, what, advice), cause);
    }

    private static String lastName(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
