package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.render.ClipSource;
import org.interweave.render.Engine;
import org.interweave.render.Engines;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.ShotJob;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Restores one clip, or every clip of a folder. */
@Command(
        name = "restore",
        description = "Restores a clip, a folder of pictures, or every clip of a folder.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    private final Engines engines;
    private final Shelf shelf;
    private final Path work;
    private final PrintStream out;

    @Parameters(paramLabel = "IN", description = "A video, a folder of pictures or of videos.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description =
                    "Where it goes: .mp4 (H.264), .mov (ProRes 422 HQ), .mkv (FFV1, lossless), or a"
                            + " folder (PNG).")
    private Path output = Path.of("");

    @Option(names = "--tile", description = "Largest side of a tile, in pixels of the clip.")
    private @Nullable Integer tile;

    @Option(names = "--captions", description = "CSV of prompts: video_name,caption.")
    private @Nullable Path captions;

    @Option(
            names = "--format",
            description = "For a folder of clips: mp4, mov, mkv or png; default mp4.")
    private String format = "mp4";

    @Option(names = "--overwrite", description = "For a folder of clips: redo those that exist.")
    private boolean overwrite;

    @Mixin private RangeOptions range = new RangeOptions();
    @Mixin private CacheOptions cache = new CacheOptions();
    @Mixin private SettingsOptions settings = new SettingsOptions();
    @Mixin private ModelOptions model = new ModelOptions();

    /**
     * @param work folder of what was computed before
     * @param out where progress and notes go
     */
    public RestoreCommand(Engines engines, Shelf shelf, Path work, PrintStream out) {
        this.engines = engines;
        this.shelf = shelf;
        this.work = work;
        this.out = out;
    }

    @Override
    public Integer call() throws ProblemException {
        Captions table = captions == null ? Captions.NONE : Captions.read(captions);
        ClipList list = ClipList.of(input, output, format);
        for (ClipList.Item item : list.clips()) {
            ClipSource.open(item.clip()).close();
        }
        Bundle bundle = model.bundle(shelf);
        Settings common = settings.settings(bundle.manifest());
        Optional<TilePlan> tiles = tiles();
        Engine device = model.engine(engines);
        try (Interrupt interrupt = new Interrupt();
                Renderer renderer =
                        Renderer.open(shelf, bundle, device, work, cache.limits(), out)) {
            for (ClipList.Item item : list.clips()) {
                if (list.folder() && !overwrite && Files.exists(item.output())) {
                    out.println(item.output() + " exists already, skipped");
                    continue;
                }
                Settings own =
                        table.of(item.clip())
                                .map(caption -> common.with(common.prompt().saying(caption)))
                                .orElse(common);
                Order order = order(item, own, bundle, tiles, renderer, interrupt);
                renderer.run(order, interrupt.cancel());
                out.println(item.output());
            }
        }
        return ExitCode.OK;
    }

    private Optional<TilePlan> tiles() throws ProblemException {
        if (tile == null) {
            return Optional.empty();
        }
        if (tile < TilePlan.SMALLEST) {
            throw new ProblemException(
                    Problem.Kind.SETTING,
                    "--tile is out of range",
                    "use " + TilePlan.SMALLEST + " or more");
        }
        return Optional.of(TilePlan.USUAL.tiles(tile));
    }

    private Order order(
            ClipList.Item item,
            Settings own,
            Bundle bundle,
            Optional<TilePlan> tiles,
            Renderer renderer,
            Interrupt interrupt)
            throws ProblemException {
        try (ClipSource clip = ClipSource.open(item.clip())) {
            FrameRange all = clip.info().allFrames();
            FrameRange wanted = range.of(all, all.count());
            List<ShotJob> shots = ShotJob.of(clip.shots(interrupt.cancel()), wanted, own);
            out.printf(
                    "%s: %d frames in %d shots of %s%n",
                    item.clip().getFileName(), wanted.count(), shots.size(), clip.size());
            boolean deep = clip.info().video().bits() > 8;
            return new Order(
                    renderer.engine().recipe(item.clip(), bundle.hash(), shots, tiles),
                    new Order.Export(
                            item.output().toString(),
                            deep ? Delivery.Depth.BITS_16 : Delivery.Depth.BITS_8));
        }
    }
}
