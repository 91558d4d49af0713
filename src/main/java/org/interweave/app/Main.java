package org.interweave.app;

import org.interweave.checkpoint.CheckpointImporter;
import org.interweave.cli.BenchCommand;
import org.interweave.cli.CompareCommand;
import org.interweave.cli.Conformance;
import org.interweave.cli.ConformanceCommand;
import org.interweave.cli.DegradeCommand;
import org.interweave.cli.ExportPlace;
import org.interweave.cli.ImportCommand;
import org.interweave.cli.InfoCommand;
import org.interweave.cli.InterweaveCommand;
import org.interweave.cli.MetricsCommand;
import org.interweave.cli.ModelsCommand;
import org.interweave.cli.ProjectCommand;
import org.interweave.cli.RenderCommand;
import org.interweave.cli.RestoreCommand;
import org.interweave.cli.VerifyCommand;
import org.interweave.conformance.Cases;
import org.interweave.conformance.Verdict;
import org.interweave.media.HardwareEncoders;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.render.ExportFiles;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShelfModels;
import org.interweave.render.WindowCache;
import org.interweave.ui.Studio;
import org.interweave.ui.model.ShotSearch;
import org.interweave.ui.model.Speaker;
import org.interweave.ui.model.StudioParts;
import org.interweave.ui.model.ThisMachine;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts Interweave: with arguments the command line, without them the studio. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Folders folders = Folders.find(System::getProperty, System.getenv());
        Optional<Path> film = film(arguments);
        if (arguments.length == 0 || film.isPresent()) {
            new Studio(parts(folders)).start(film);
        } else {
            System.exit(run(folders, System.out, arguments));
        }
    }

    /**
     * What the studio should open: the only argument, if it is a file or a folder, and no word that
     * may be a command.
     */
    static Optional<Path> film(String... arguments) {
        return arguments.length == 1
                        && arguments[0].matches(".*[./\\\\].*")
                        && Files.exists(Path.of(arguments[0]))
                ? Optional.of(Path.of(arguments[0]))
                : Optional.empty();
    }

    /** What the studio is put together from. */
    static StudioParts parts(Folders folders) {
        OnnxEngines engines = new OnnxEngines(OnnxRuntime::new);
        HardwareEncoders hardware = HardwareEncoders.ofMachine();
        return new StudioParts(
                place ->
                        RenderEngine.open(
                                new ShelfModels(
                                        folders.shelf(), List.of(), engines.find(place.provider())),
                                place.folder().orElse(folders.work()),
                                new WindowCache.Limits(
                                        WindowCache.Limits.USUAL.memoryBytes(), place.diskBytes()),
                                new ExportFiles(hardware, place.watcher())),
                folders.shelf(),
                new CheckpointImporter(),
                ShotSearch::inFrames,
                folders.imported(),
                folders.data(),
                new ThisMachine(hardware),
                Speaker::ofMachine,
                Optional.of(folders.demo()).filter(Files::exists));
    }

    /**
     * Runs one command line.
     *
     * @param out where results and progress go
     * @return its exit code
     */
    static int run(Folders folders, PrintStream out, String... arguments) {
        OnnxEngines engines = new OnnxEngines(OnnxRuntime::new);
        ExportPlace exports =
                new ExportPlace(
                        engines,
                        folders.shelf(),
                        folders.work(),
                        HardwareEncoders.ofMachine(),
                        out);
        List<?> commands =
                List.of(
                        new InfoCommand(out),
                        new DegradeCommand(out),
                        new MetricsCommand(engines, out),
                        new CompareCommand(out),
                        new RestoreCommand(exports),
                        new ProjectCommand(folders.shelf(), out),
                        new RenderCommand(exports),
                        new VerifyCommand(engines, folders.shelf(), out),
                        new ImportCommand(new CheckpointImporter(), folders.imported(), out),
                        new ModelsCommand(folders.shelf(), out),
                        new ConformanceCommand(
                                (folder, provider, cancel, heard) ->
                                        new Cases(engines.find(provider)::open, cancel)
                                                .run(
                                                        folder,
                                                        verdict -> heard.accept(outcome(verdict))),
                                out),
                        new BenchCommand(
                                new ReferenceBench(engines),
                                engines,
                                folders.shelf(),
                                folders.demo(),
                                out,
                                System.err));
        return InterweaveCommand.run(commands, arguments);
    }

    private static Conformance.Outcome outcome(Verdict verdict) {
        return new Conformance.Outcome(verdict.passed(), verdict.line());
    }
}
