package org.interweave.conformance;

import static org.interweave.conformance.JsonCase.field;
import static org.interweave.conformance.JsonCase.whole;
import static org.interweave.conformance.JsonCase.wholes;

import com.fasterxml.jackson.databind.JsonNode;

import org.interweave.diffusion.AuthorsTiles;
import org.interweave.diffusion.Fusion;
import org.interweave.diffusion.NoiseOrder;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.Transition;
import org.interweave.diffusion.WindowTensors;
import org.interweave.frame.AuthorsWindows;
import org.interweave.frame.FrameRange;
import org.interweave.frame.WindowPlan;
import org.interweave.tensor.Region;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How clips are cut up: windows, padding, tiles, and the fusion of windows. */
final class WindowCases {
    /** Frames that the authors' pipeline decodes at once, and the only counts it can cope with. */
    private static final int CHUNK = 4;

    private static final int WINDOW = 8;

    /** Their tiles begin above so many pixels. */
    private static final int UNTILED = 160000;

    private static final int FACTOR = 4;

    private WindowCases() {}

    static List<Kind<TensorCase>> tensors() {
        return List.of(new Kind<>(f -> f.has("window.0", "fused"), WindowCases::fusion));
    }

    static List<Kind<JsonCase>> jsons() {
        return List.of(
                new Kind<>(f -> f.root().has("pipeline_as_released"), WindowCases::windows),
                new Kind<>(f -> f.root().has("window_formula_only"), WindowCases::windows),
                new Kind<>(f -> f.allHave("frames", "source_frames"), WindowCases::padding),
                new Kind<>(f -> f.allHave("width", "height", "tiles"), WindowCases::tiles));
    }

    private static void fusion(TensorCase file) throws IOException, Stop {
        int frames = file.shape("fused").at(2);
        AuthorsWindows windows = new AuthorsWindows(frames);
        List<Integer> starts =
                IntStream.range(0, windows.count())
                        .mapToObj(i -> windows.window(i).start())
                        .toList();
        if (file.said("starts").isPresent()) {
            file.comparison().equal("starts", file.mustSay("starts"), starts.toString());
        }
        List<Tensor> raw = new ArrayList<>();
        for (int i = 0; i < windows.count(); i++) {
            raw.add(file.read("window." + i));
        }
        WindowTensors source = raw::get;
        Tensor fused =
                new Fusion(windows, Transition.AUTHORS, source).read(new FrameRange(0, frames));
        file.near("fused", fused, Tolerances.ARITHMETIC);
    }

    private static void windows(JsonCase file) throws IOException {
        for (Map.Entry<String, JsonNode> part : file.root().properties()) {
            switch (part.getKey()) {
                case "pipeline_as_released" -> {
                    for (JsonNode run : part.getValue()) {
                        released(file.comparison(), run);
                    }
                }
                case "window_formula_only" -> {
                    for (Map.Entry<String, JsonNode> run : part.getValue().properties()) {
                        int frames = Integer.parseInt(run.getKey());
                        file.comparison().equal("windows", wholes(run.getValue()), windows(frames));
                    }
                }
                default -> throw new Misfit("the list " + part.getKey() + " is not known");
            }
        }
    }

    /** A run of the authors' pipeline, which stops where a count is no multiple of four. */
    private static void released(Comparison comparison, JsonNode run) throws Misfit {
        int frames = whole(run, "frames");
        boolean stops = frames % CHUNK != 0;
        boolean stopsAtNoise = stops && frames > WINDOW;
        comparison.equal("error", !field(run, "error").isNull(), stops);
        comparison.equal(
                "unet_windows",
                wholes(field(run, "unet_windows")),
                stopsAtNoise ? List.of() : windows(frames));
        comparison.equal(
                "noise_sources", wholes(field(run, "noise_sources")), noiseSources(frames));
        comparison.equal(
                "vae_chunks",
                wholes(field(run, "vae_chunks")),
                stopsAtNoise ? List.of() : chunks(frames));
    }

    private static List<List<Integer>> windows(int frames) {
        AuthorsWindows windows = new AuthorsWindows(frames);
        return IntStream.range(0, windows.count())
                .mapToObj(windows::window)
                .map(w -> List.of(w.start(), w.end()))
                .toList();
    }

    /** The frames whose noise each window's new frames take, before it is shuffled. */
    private static List<List<Integer>> noiseSources(int frames) {
        AuthorsWindows windows = new AuthorsWindows(frames);
        NoiseOrder order =
                NoiseOrder.reusing(windows, (_, n) -> IntStream.range(0, n).boxed().toList());
        List<List<Integer>> sources = new ArrayList<>();
        for (int i = 1; i < windows.count(); i++) {
            int start = windows.window(i - 1).start();
            List<Integer> before = order.windows().get(i - 1);
            List<Integer> now = order.windows().get(i);
            int kept = windows.overlapBefore(i);
            int taken = windows.window(i).start() - start;
            List<Integer> group = new ArrayList<>();
            for (int j = 0; j < taken; j++) {
                // A short last window takes only the first of them.
                int noise = kept + j < now.size() ? now.get(kept + j) : before.get(j);
                group.add(start + before.indexOf(noise));
            }
            sources.add(group);
        }
        return sources;
    }

    private static List<Integer> chunks(int frames) {
        return IntStream.iterate(0, f -> f < frames, f -> f + CHUNK)
                .mapToObj(f -> Math.min(CHUNK, frames - f))
                .toList();
    }

    /** The authors continue a clip to a multiple of eight, and fail below five frames. */
    private static void padding(JsonCase file) throws Misfit {
        for (JsonNode clip : file.root()) {
            int frames = whole(clip, "frames");
            boolean fails = frames <= CHUNK;
            file.comparison().equal("error", !clip.path("error").isNull(), fails);
            if (!fails) {
                List<Integer> sources =
                        IntStream.range(0, AuthorsWindows.padded(frames))
                                .mapToObj(i -> WindowPlan.reflect(i, frames))
                                .toList();
                file.comparison()
                        .equal("source_frames", wholes(field(clip, "source_frames")), sources);
            }
        }
    }

    private static void tiles(JsonCase file) throws Misfit {
        for (JsonNode clip : file.root()) {
            int width = whole(clip, "width");
            int height = whole(clip, "height");
            AuthorsTiles plan =
                    new AuthorsTiles(height, width, whole(clip, "tile"), whole(clip, "overlap"));
            JsonNode tiles = field(clip, "tiles");
            file.comparison().equal("tiles", tiles.size(), plan.tiles().size());
            int covered = 0;
            for (int i = 0; i < tiles.size(); i++) {
                AuthorsTiles.Tile tile = plan.tiles().get(i);
                Region out = tile.written().times(FACTOR);
                covered += out.height() * out.width();
                JsonNode expected = tiles.path(i);
                file.comparison().equal("in", wholes(field(expected, "in")), xxyy(tile.seen()));
                file.comparison().equal("out", wholes(field(expected, "out")), xxyy(out));
                List<Integer> source =
                        List.of(
                                (tile.written().left() - tile.seen().left()) * FACTOR,
                                (tile.written().top() - tile.seen().top()) * FACTOR);
                file.comparison().equal("src", wholes(field(expected, "src")), source);
            }
            if (clip.has("uncovered_pixels")) {
                int all = width * height * FACTOR * FACTOR;
                file.comparison()
                        .equal("uncovered_pixels", whole(clip, "uncovered_pixels"), all - covered);
            }
            if (clip.has("tiled")) {
                file.comparison()
                        .equal("tiled", clip.path("tiled").asBoolean(), width * height > UNTILED);
            }
        }
    }

    private static List<Integer> xxyy(Region region) {
        return List.of(region.left(), region.right(), region.top(), region.bottom());
    }
}
