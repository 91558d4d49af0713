package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.BundleException;
import org.interweave.bundle.BundleFile;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.Shelf;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Lists the models there are, damaged ones too. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the models there are, and says which are damaged.")
public final class ModelsCommand implements Callable<Integer> {
    private final Shelf shelf;
    private final PrintStream out;

    @Option(
            names = "--verify",
            description = "Hash every file, also those that were whole and have not changed since.")
    private boolean verify;

    public ModelsCommand(Shelf shelf, PrintStream out) {
        this.shelf = shelf;
        this.out = out;
    }

    @Override
    public Integer call() throws ProblemException {
        List<Shelf.Found> models = models();
        if (models.isEmpty()) {
            out.println("no models; import one with: interweave import FOLDER");
        }
        int damaged = 0;
        for (Shelf.Found model : models) {
            switch (model) {
                case Shelf.Found.Usable(Bundle bundle) -> tell(bundle);
                case Shelf.Found.Damaged(var folder, String reason) -> {
                    out.printf("%s%n    DAMAGED: %s%n", folder.getFileName(), reason);
                    out.println("    " + folder);
                    damaged++;
                }
            }
        }
        if (damaged > 0) {
            throw new ProblemException(
                    Problem.Kind.MODEL,
                    damaged == 1 ? "a model is damaged" : damaged + " models are damaged",
                    "import again or delete what is marked DAMAGED");
        }
        return ExitCode.OK;
    }

    private List<Shelf.Found> models() throws ProblemException {
        try {
            List<Shelf.Found> found = shelf.list();
            return verify ? found.stream().map(ModelsCommand::verified).toList() : found;
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.MODEL,
                            "the models cannot be read: " + e.getMessage(),
                            "check the permissions of " + shelf.folders()),
                    e);
        }
    }

    private static Shelf.Found verified(Shelf.Found found) {
        return switch (found) {
            case Shelf.Found.Damaged damaged -> damaged;
            case Shelf.Found.Usable(Bundle bundle) -> {
                try {
                    bundle.verify();
                    yield found;
                } catch (BundleException e) {
                    yield new Shelf.Found.Damaged(bundle.folder(), String.valueOf(e.getMessage()));
                } catch (IOException e) {
                    yield new Shelf.Found.Damaged(bundle.folder(), "cannot be read: " + e);
                }
            }
        };
    }

    private void tell(Bundle bundle) {
        Manifest manifest = bundle.manifest();
        out.printf(
                "%s%n    %s, %s%n    %s of %s weights, %d latent channels, %dx%n    licence: %s%n"
                        + "    presets: %s%n    %s%n",
                bundle.id(),
                manifest.name(),
                manifest.origin(),
                megabytes(bundle),
                manifest.precision().name().toLowerCase(Locale.ROOT),
                manifest.sizes().latentChannels(),
                manifest.sizes().vaeFactor(),
                manifest.licence(),
                String.join(", ", manifest.presets().stream().map(p -> p.name()).toList()),
                bundle.folder());
    }

    /** The size of all files, in words. */
    static String megabytes(Bundle bundle) {
        long bytes = bundle.manifest().files().values().stream().mapToLong(BundleFile::bytes).sum();
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
