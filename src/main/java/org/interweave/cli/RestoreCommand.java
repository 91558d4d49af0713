package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.render.ClipSource;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.ShotJob;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
    private final ExportPlace place;

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

    @Mixin private OutputOptions target = new OutputOptions();
    @Mixin private CodecOption codec = new CodecOption();
    @Mixin private SettingsOptions settings = new SettingsOptions();
    @Mixin private ExportOptions options = new ExportOptions();

    /** The command over the place where exports are made. */
    public RestoreCommand(ExportPlace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws ProblemException {
        Captions table = captions == null ? Captions.NONE : Captions.read(captions);
        ClipList list = ClipList.of(input, output, format);
        if (!list.folder()) {
            target.check(input, output);
        }
        for (ClipList.Item item : list.clips()) {
            codec.of(item.output(), place.hardware());
            ClipSource.open(item.clip()).close();
        }
        Bundle bundle = options.model().bundle(place.shelf());
        Settings common = settings.settings(bundle.manifest());
        Optional<TilePlan> tiles = tiles();
        try (Interrupt interrupt = new Interrupt();
                Renderer renderer = place.open(options, bundle)) {
            for (ClipList.Item item : list.clips()) {
                if (list.folder() && !target.overwrite() && Files.exists(item.output())) {
                    place.out().println(item.output() + " exists already, skipped");
                    continue;
                }
                Settings own =
                        table.of(item.clip())
                                .map(caption -> common.with(common.prompt().saying(caption)))
                                .orElse(common);
                Order order = order(item, own, bundle, tiles, renderer, interrupt);
                renderer.run(order, interrupt.cancel());
                place.out().println(item.output());
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
            FrameRange wanted = options.range().of(all, all.count());
            List<ShotJob> shots = ShotJob.of(clip.shots(interrupt.cancel()), wanted, own);
            place.out()
                    .printf(
                            "%s: %s in %s of %s%n",
                            item.clip().getFileName(),
                            Counted.of(wanted.count(), "frame"),
                            Counted.of(shots.size(), "shot"),
                            clip.size());
            boolean deep = clip.info().video().bits() > 8;
            return new Order(
                    renderer.engine().recipe(item.clip(), bundle.hash(), shots, tiles),
                    Order.Export.to(
                                    item.output(),
                                    deep ? Delivery.Depth.BITS_16 : Delivery.Depth.BITS_8)
                            .in(codec.of(item.output(), place.hardware())));
        }
    }
}
