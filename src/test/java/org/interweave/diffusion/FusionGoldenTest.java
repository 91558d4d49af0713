package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.Golden;
import org.interweave.checkpoint.Safetensors;
import org.interweave.frame.AuthorsWindows;
import org.interweave.frame.FrameRange;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The authors' fuse_latents, number by number: golden folder {@code scheduler}. */
class FusionGoldenTest {
    @ParameterizedTest
    @ValueSource(ints = {12, 13, 20, 23})
    void windowsAreFoldedAsTheAuthorsDo(int frames) throws IOException, Stop {
        AuthorsWindows windows = new AuthorsWindows(frames);
        try (Safetensors golden =
                Safetensors.open(
                        Golden.inRepository("scheduler/fuse_" + frames + ".safetensors"))) {
            List<Tensor> raw = new ArrayList<>();
            for (int i = 0; i < windows.count(); i++) {
                raw.add(golden.read("window." + i));
            }
            Fusion fusion = new Fusion(windows, Transition.AUTHORS, raw::get);
            Tensor fused = golden.read("fused");
            for (int f = 0; f < frames; f++) {
                Tensor frame = fusion.read(new FrameRange(f, f + 1));
                assertEquals(
                        0,
                        SchedulerGoldenTest.largestDifference(frame, fused.slice(2, f, f + 1)),
                        1e-6);
            }
        }
    }

    @Test
    void aReaderMayStartAnywhere() throws Stop {
        AuthorsWindows windows = new AuthorsWindows(40);
        List<Integer> asked = new ArrayList<>();
        WindowTensors source =
                i -> {
                    asked.add(i);
                    return Tensor.generate(org.interweave.tensor.Shape.of(1, 1, 8, 1, 1), f -> f);
                };
        Tensor frame = new Fusion(windows, Transition.PAPER, source).read(new FrameRange(21, 22));
        assertEquals(List.of(4, 5), asked);
        // Frame 21 is the second of four shared: frame 5 of window 4, frame 1 of window 5.
        assertEquals(2.0 / 3 * 5 + 1.0 / 3, frame.get(0), 1e-6);
    }
}
