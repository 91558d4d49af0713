package org.interweave.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.interweave.Golden;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The authors' windows and padding, equal to golden folder {@code pipeline}. */
class AuthorsWindowsTest {
    private static JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(Golden.inRepository("pipeline/" + name).toFile());
    }

    private static List<FrameRange> windows(int frames) {
        AuthorsWindows plan = new AuthorsWindows(frames);
        return IntStream.range(0, plan.count()).mapToObj(plan::window).toList();
    }

    private static List<FrameRange> ranges(JsonNode node) {
        List<FrameRange> ranges = new ArrayList<>();
        node.forEach(w -> ranges.add(new FrameRange(w.get(0).asInt(), w.get(1).asInt())));
        return ranges;
    }

    @Test
    void theWindowsAreThoseOfTheReleasedPipeline() throws IOException {
        int seen = 0;
        for (JsonNode run : read("windows.json").get("pipeline_as_released")) {
            if (!run.get("unet_windows").isEmpty()) {
                assertEquals(ranges(run.get("unet_windows")), windows(run.get("frames").asInt()));
                seen++;
            }
        }
        assertEquals(12, seen);
    }

    @Test
    void theFormulaAllowsAShortLastWindow() throws IOException {
        for (Map.Entry<String, JsonNode> entry :
                read("windows.json").get("window_formula_only").properties()) {
            assertEquals(ranges(entry.getValue()), windows(Integer.parseInt(entry.getKey())));
        }
    }

    @Test
    void clipsAreContinuedAsTheAuthorsDo() throws IOException {
        for (JsonNode clip : read("frame_padding.json")) {
            int frames = clip.get("frames").asInt();
            if (clip.get("error").isNull()) {
                List<Integer> expected = new ArrayList<>();
                clip.get("source_frames").forEach(f -> expected.add(f.asInt()));
                List<Integer> sources =
                        IntStream.range(0, AuthorsWindows.padded(frames))
                                .mapToObj(i -> WindowPlan.reflect(i, frames))
                                .toList();
                assertEquals(expected, sources);
            }
        }
    }

    @Test
    void theWindowsThatHoldAFrameAreFound() {
        for (Windows plan :
                List.of(
                        new AuthorsWindows(23),
                        new WindowPlan(23, 8, 6),
                        new WindowPlan(9, 8, 4))) {
            for (int frame = 0; frame < plan.frames(); frame++) {
                int f = frame;
                int[] holding =
                        IntStream.range(0, plan.count())
                                .filter(i -> plan.window(i).contains(f))
                                .toArray();
                assertEquals(holding[0], plan.firstHolding(frame));
                assertEquals(holding[holding.length - 1], plan.lastHolding(frame));
            }
        }
    }
}
