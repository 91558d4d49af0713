package org.interweave.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Preset;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.NetworkDenoiser;
import org.interweave.diffusion.NoiseOrder;
import org.interweave.diffusion.NoisyFrames;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.ShotFrames;
import org.interweave.diffusion.ShotNoise;
import org.interweave.diffusion.ShotSampler;
import org.interweave.diffusion.StepListener;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.TilePlan;
import org.interweave.diffusion.TiledDenoiser;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.diffusion.WindowMemory;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.frame.WindowPlan;
import org.interweave.frame.Windows;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.render.BundleModel;
import org.interweave.render.ClipSource;
import org.interweave.render.Engines;
import org.interweave.render.Model;
import org.interweave.tensor.Network;
import org.interweave.tensor.Region;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;
import org.interweave.tensor.TileGrid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * The shipped model on the demo clip: tiles and the decoder's chunks are not to be seen. Each fact
 * is held against the same with hard borders, where it must fail. Hard borders of this model's
 * decoder are not to be seen either, as it looks hardly beyond a pixel's neighbours: to it a
 * decoder is added whose runs differ in brightness.
 */
@Tag("model")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeamTest {
    private static final int SMALL = 40;
    private static final int TILE = 64;
    private static final double LEVELS = 4;
    private static final int FRAMES = 21;
    private static final double BOUND = 0.05;
    private static final TilePlan PLAN =
            new TilePlan(NetworkDenoiser.Batching.TOGETHER, SMALL, TILE);
    private static final ShotDecoder.Chunks IN_ONE = new ShotDecoder.Chunks(FRAMES, 0);

    private final List<Picture> clip = new ArrayList<>();
    private Optional<Model> opened = Optional.empty();
    private Settings settings = Settings.USUAL;

    @BeforeAll
    void open() throws Exception {
        Bundle bundle = new Shelf(List.of(Path.of("models"))).open("interweave-small");
        Preset preset = bundle.manifest().presets().getFirst();
        settings =
                Settings.USUAL
                        .with(new Guidance(preset.guidance()))
                        .with(Settings.USUAL.noise().at(preset.noiseLevel()))
                        .with(
                                new Steps(
                                        Steps.Method.DDIM,
                                        preset.steps(),
                                        TimestepSpacing.TRAILING));
        opened =
                Optional.of(
                        BundleModel.open(
                                bundle,
                                new OnnxEngines(OnnxRuntime::new).find(Engines.Provider.CPU)));
        try (ClipSource source = ClipSource.open(Path.of("assets/demo.mp4"))) {
            for (int i = 0; i < FRAMES; i++) {
                clip.add(source.read(i));
            }
        }
    }

    @AfterAll
    void close() {
        opened.ifPresent(Model::close);
    }

    private Model model() {
        return opened.orElseThrow();
    }

    private Size size() {
        return clip.getFirst().size();
    }

    private TileGrid whole() {
        return new TileGrid(size().height(), size().width(), 512, 0);
    }

    private static TileGrid hard(TileGrid grid) {
        return new TileGrid(grid.height(), grid.width(), grid.tile(), 0);
    }

    /** Of a size that divides the picture: the last tiles are not moved back over others. */
    private TileGrid harder() {
        return new TileGrid(size().height(), size().width(), size().height() / 2, 0);
    }

    /** The fused latents of the shot's first frames, denoised in some tiles. */
    private Tensor latents(TileGrid grid, int frames) throws Stop {
        ShotFrames shot = new Shot(frames);
        Windows windows = settings.windows().windows(frames);
        long seed = settings.noise().seed();
        ShotNoise noise =
                new ShotNoise(
                        seed,
                        0,
                        model().facts().latentChannels(),
                        Region.whole(size().height(), size().width()),
                        NoiseOrder.of(settings.noise().reuse(), windows, seed));
        NoisyFrames lowRes =
                new NoisyFrames(
                        shot, windows, model().facts().lowRes(), settings.noise().level(), seed);
        NetworkDenoiser.Text text =
                new NetworkDenoiser.Text(
                        model().text(settings.prompt().negative(), new Cancel()),
                        model().text(settings.prompt().positive(), new Cancel()),
                        settings.guidance());
        NetworkDenoiser denoiser =
                NetworkDenoiser.of(
                        model().unet(),
                        text,
                        settings.noise().level(),
                        PLAN.batching(),
                        new Cancel());
        return new ShotSampler(
                        windows,
                        noise,
                        lowRes,
                        new TiledDenoiser(denoiser, grid, _ -> {}),
                        WindowMemory.NONE,
                        StepListener.NONE)
                .latents(
                        settings.steps().sampler(model().facts().schedule()),
                        settings.windows().ilt(),
                        settings.windows().transition())
                .read(new FrameRange(0, frames));
    }

    /** The pictures of latents, decoded in some tiles and chunks. */
    private Tensor pictures(Tensor latents, TileGrid grid, ShotDecoder.Chunks chunks) throws Stop {
        return pictures(model().decoder(), latents, grid, chunks);
    }

    /** The decoder with runs of three brightnesses, some levels apart, in turn. */
    private Network uneven() throws Stop {
        Network even = model().decoder();
        AtomicInteger runs = new AtomicInteger();
        return new Network() {
            @Override
            public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
                double brighter = runs.getAndIncrement() % 3 * LEVELS * 2 / 255;
                Tensor pictures = ((RunResult.Done) even.run(inputs, cancel)).output("pictures");
                return new RunResult.Done(Map.of("pictures", pictures.map(x -> x + brighter)));
            }

            @Override
            public void close() {}
        };
    }

    private Tensor pictures(
            Network network, Tensor latents, TileGrid grid, ShotDecoder.Chunks chunks) throws Stop {
        ShotDecoder decoder =
                new ShotDecoder(
                        network,
                        model().facts().scaling(),
                        model().facts().factor(),
                        grid,
                        new Cancel());
        int frames = latents.shape().at(2);
        WindowPlan plan = chunks.plan(frames);
        return ShotDecoder.joined(
                        plan,
                        i -> {
                            FrameRange chunk = plan.window(i);
                            return decoder.decode(latents.slice(2, chunk.start(), chunk.end()));
                        })
                .read(new FrameRange(0, frames));
    }

    /** Where tiles begin and end inside the picture, in pixels of the result. */
    private Set<Integer> borders(
            TileGrid grid, ToIntFunction<Region> from, ToIntFunction<Region> to, int extent) {
        Set<Integer> borders = new TreeSet<>();
        for (Region tile : grid.tiles()) {
            borders.add(from.applyAsInt(tile) * model().facts().factor());
            borders.add(to.applyAsInt(tile) * model().facts().factor());
        }
        borders.removeAll(Set.of(0, extent * model().facts().factor()));
        assertTrue(!borders.isEmpty(), "one tile holds it all");
        return borders;
    }

    /**
     * How much more the picture changes from place to place along an axis at some of its places
     * than elsewhere, against what the same picture without borders changes there.
     */
    private static double excess(Tensor pictures, Tensor without, int axis, Set<Integer> places) {
        double[] with = changes(pictures, axis);
        double[] plain = changes(without, axis);
        double[] at = new double[2];
        double[] elsewhere = new double[2];
        for (int i = 1; i < with.length; i++) {
            double[] sums = places.contains(i) ? at : elsewhere;
            sums[0] += with[i];
            sums[1] += plain[i];
        }
        return (at[0] / at[1]) / (elsewhere[0] / elsewhere[1]);
    }

    /** The sum of differences between neighbours along an axis, by the place of the second. */
    private static double[] changes(Tensor pictures, int axis) {
        int extent = pictures.shape().at(axis);
        int inner = product(pictures.shape().extents().subList(axis + 1, 5));
        int outer = product(pictures.shape().extents().subList(0, axis));
        float[] samples = pictures.toArray();
        double[] changes = new double[extent];
        for (int o = 0; o < outer; o++) {
            for (int i = 1; i < extent; i++) {
                int here = (o * extent + i) * inner;
                for (int n = 0; n < inner; n++) {
                    changes[i] += Math.abs(samples[here + n] - samples[here + n - inner]);
                }
            }
        }
        return changes;
    }

    private static int product(List<Integer> extents) {
        return extents.stream().reduce(1, Math::multiplyExact);
    }

    private void assertNoSeam(String what, double soft, double hard) {
        System.out.printf("%s: %.4f, with hard borders %.4f%n", what, soft, hard);
        assertEquals(1, soft, BOUND, what);
        assertTrue(Math.abs(hard - 1) > BOUND, what + ": hard borders pass, too: " + hard);
    }

    private void assertNoSeams(
            String what, TileGrid grid, Tensor soft, TileGrid cut, Tensor hard, Tensor without) {
        assertNoSeam(
                what + " from left to right",
                excess(soft, without, 4, borders(grid, Region::left, Region::right, grid.width())),
                excess(hard, without, 4, borders(cut, Region::left, Region::right, cut.width())));
        assertNoSeam(
                what + " from top to bottom",
                excess(soft, without, 3, borders(grid, Region::top, Region::bottom, grid.height())),
                excess(hard, without, 3, borders(cut, Region::top, Region::bottom, cut.height())));
    }

    @Test
    void tilesOfTheDenoiserMeetWithoutASeam() throws Exception {
        TileGrid grid = PLAN.denoiserGrid(size());
        ShotDecoder.Chunks chunks = ShotDecoder.Chunks.USUAL;
        assertNoSeams(
                "denoiser",
                grid,
                pictures(latents(grid, 8), whole(), chunks),
                hard(grid),
                pictures(latents(hard(grid), 8), whole(), chunks),
                pictures(latents(whole(), 8), whole(), chunks));
    }

    @Test
    void tilesOfTheDecoderMeetWithoutASeam() throws Exception {
        TileGrid grid = PLAN.decoderGrid(size());
        Tensor latents = latents(whole(), 8);
        ShotDecoder.Chunks chunks = ShotDecoder.Chunks.USUAL;
        Tensor without = pictures(latents, whole(), chunks);
        assertNoSeams(
                "decoder whose tiles differ",
                grid,
                pictures(uneven(), latents, grid, chunks),
                harder(),
                pictures(uneven(), latents, harder(), chunks),
                without);
        Tensor tiled = pictures(latents, grid, chunks);
        assertEquals(
                1,
                excess(tiled, without, 4, borders(grid, Region::left, Region::right, grid.width())),
                BOUND);
        assertEquals(
                1,
                excess(
                        tiled,
                        without,
                        3,
                        borders(grid, Region::top, Region::bottom, grid.height())),
                BOUND);
    }

    @Test
    void chunksOfTheDecoderMeetInTimeWithoutASeam() throws Exception {
        Tensor latents = latents(whole(), FRAMES);
        Tensor without = pictures(latents, whole(), IN_ONE);
        ShotDecoder.Chunks usual = settings.chunks();
        ShotDecoder.Chunks cut = new ShotDecoder.Chunks(usual.length(), 0);
        assertNoSeam(
                "chunks that differ, in time",
                excess(pictures(uneven(), latents, whole(), usual), without, 2, joins(usual)),
                excess(pictures(uneven(), latents, whole(), cut), without, 2, joins(cut)));
        double joined = excess(pictures(latents, whole(), usual), without, 2, joins(usual));
        assertEquals(1, joined, BOUND, "chunks in time");
    }

    /** The frames over which chunks fade into each other; the first of a chunk if they do not. */
    private static Set<Integer> joins(ShotDecoder.Chunks chunks) {
        WindowPlan plan = chunks.plan(FRAMES);
        Set<Integer> joins = new TreeSet<>();
        for (int i = 1; i < plan.count(); i++) {
            int start = plan.window(i).start();
            for (int f = 0; f <= plan.overlapBefore(i); f++) {
                joins.add(start + f);
            }
        }
        return joins;
    }

    /** The clip's first frames as one shot. */
    private final class Shot implements ShotFrames {
        private final int count;

        Shot(int count) {
            this.count = count;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int firstFrame() {
            return 0;
        }

        @Override
        public Size size() {
            return SeamTest.this.size();
        }

        @Override
        public Picture frame(int index) {
            return clip.get(index);
        }
    }
}
