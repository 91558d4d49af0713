package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Settings;
import org.interweave.media.Cut;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.project.ProjectFile;
import org.interweave.render.ClipSource;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Makes project files, which the studio edits and {@code render} exports. */
@Command(name = "project", description = "Makes project files.", mixinStandardHelpOptions = true)
public final class ProjectCommand implements Runnable {
    private final Shelf shelf;
    private final PrintStream out;

    @Spec private CommandSpec spec = CommandSpec.create();

    /**
     * @param out where notes go
     */
    public ProjectCommand(Shelf shelf, PrintStream out) {
        this.shelf = shelf;
        this.out = out;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    /** What {@code project} can do, for whoever puts the command line together. */
    public Object makeNew() {
        return new New();
    }

    /** A project of a clip. */
    @Command(
            name = "new",
            description = "Makes a project of one or more clips, and finds their shots.",
            mixinStandardHelpOptions = true)
    private final class New implements Callable<Integer> {
        @Parameters(paramLabel = "CLIP", arity = "1..*", description = "A video or a folder.")
        private List<Path> clips = List.of();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILM.iwv",
                required = true,
                description = "The project file; it must not exist.")
        private Path output = Path.of("");

        @Mixin private SettingsOptions settings = new SettingsOptions();
        @Mixin private ModelOptions model = new ModelOptions();

        @Override
        public Integer call() throws ProblemException {
            if (Files.exists(output)) {
                throw new ProblemException(
                        Problem.Kind.OUTPUT, output + " exists already", "choose another name");
            }
            Optional<Bundle> bundle = model.bundleIfAny(shelf);
            Settings defaults =
                    bundle.isPresent()
                            ? settings.settings(bundle.get().manifest())
                            : settings.settings();
            Document document = Edits.model(model.name().orElse("")).apply(Document.EMPTY);
            try (Interrupt interrupt = new Interrupt()) {
                for (Path clip : clips) {
                    document = add(document, clip, defaults, interrupt);
                }
            }
            new ProjectFile(output).write(document);
            out.println(output);
            return ExitCode.OK;
        }

        private Document add(Document document, Path path, Settings defaults, Interrupt interrupt)
                throws ProblemException {
            try (ClipSource source = ClipSource.open(path)) {
                Media media = Media.of(source.info());
                List<Cut> cuts = source.cuts(interrupt.cancel());
                out.printf(
                        "%s: %s in %s of %s%n",
                        path.getFileName(),
                        Counted.of(media.frames(), "frame"),
                        Counted.of(cuts.size() + 1, "shot"),
                        media.size());
                Document with = Edits.addClip(Clip.of(media, defaults)).apply(document);
                return Edits.cuts(media.hash(), cuts).apply(with);
            } catch (IOException e) {
                throw new ProblemException(
                        new Problem(
                                Problem.Kind.SOURCE,
                                path + " cannot be read: " + e.getMessage(),
                                "check its permissions"),
                        e);
            }
        }
    }
}
