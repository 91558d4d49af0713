package org.interweave.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Preset;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.NetworkDenoiser;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TilePlan;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.render.BundleModel;
import org.interweave.render.ClipSource;
import org.interweave.render.Engines;
import org.interweave.render.FrameSink;
import org.interweave.render.Model;
import org.interweave.render.Restoration;
import org.interweave.render.ShotJob;
import org.interweave.render.WindowMemories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The shipped model on the demo clip: tiles are not to be seen. */
@Tag("model")
class TileSeamTest {
    private static final int FACTOR = 4;
    private static final int TILE = 64;

    private final List<Picture> pictures = new ArrayList<>();

    private List<Picture> restored(Model model, Preset preset, int tile) throws Exception {
        pictures.clear();
        FrameRange shot = new FrameRange(0, 8);
        Settings settings =
                Settings.USUAL
                        .with(new Guidance(preset.guidance()))
                        .with(Settings.USUAL.noise().at(preset.noiseLevel()))
                        .with(
                                new Steps(
                                        Steps.Method.DDIM,
                                        preset.steps(),
                                        TimestepSpacing.TRAILING));
        TilePlan plan = new TilePlan(NetworkDenoiser.Batching.TOGETHER, tile, tile);
        try (ClipSource clip = ClipSource.open(Path.of("assets/demo.mp4"))) {
            new Restoration(clip, model, plan, WindowMemories.NONE)
                    .run(
                            List.of(new ShotJob(shot, shot, settings)),
                            Sink::new,
                            _ -> {},
                            new Cancel());
        }
        return List.copyOf(pictures);
    }

    /** The mean difference of neighbouring columns, over some of them. */
    private static double gradient(List<Picture> pictures, Set<Integer> columns, boolean at) {
        double sum = 0;
        int count = 0;
        for (Picture picture : pictures) {
            for (int x = 1; x < picture.size().width(); x++) {
                if (columns.contains(x) == at) {
                    for (int y = 0; y < picture.size().height(); y++) {
                        sum += Math.abs(picture.at(1, y, x) - picture.at(1, y, x - 1));
                    }
                    count++;
                }
            }
        }
        return sum / count;
    }

    @Test
    void theMeanGradientAtTheBordersOfTilesIsThatOfElsewhere() throws Exception {
        Bundle bundle = new Shelf(List.of(Path.of("models"))).open("interweave-small");
        Preset preset = bundle.manifest().presets().getFirst();
        List<Picture> whole;
        List<Picture> tiled;
        try (Model model =
                BundleModel.open(
                        bundle, new OnnxEngines(OnnxRuntime::new).find(Engines.Provider.CPU))) {
            whole = restored(model, preset, 512);
            tiled = restored(model, preset, TILE);
        }
        // Both networks have their borders among these: three tiles of 64 on 160 columns, which
        // share a quarter or an eighth of a tile, and begin and end at multiples of eight.
        Set<Integer> borders = new TreeSet<>();
        for (int share : List.of(TILE / 4, TILE / 8)) {
            new org.interweave.tensor.TileGrid(90, 160, TILE, share)
                    .tiles()
                    .forEach(
                            t -> {
                                borders.add(t.left() * FACTOR);
                                borders.add(t.right() * FACTOR);
                            });
        }
        borders.removeAll(Set.of(0, 160 * FACTOR));
        // What the clip shows differs from column to column: the untiled picture says by how much.
        double atBorders = gradient(tiled, borders, true) / gradient(whole, borders, true);
        double elsewhere = gradient(tiled, borders, false) / gradient(whole, borders, false);
        System.out.printf("gradient at borders %.4f, elsewhere %.4f%n", atBorders, elsewhere);
        assertEquals(1, atBorders / elsewhere, 0.05);
    }

    private final class Sink implements FrameSink {
        @Override
        public void write(Picture picture) {
            pictures.add(picture);
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
