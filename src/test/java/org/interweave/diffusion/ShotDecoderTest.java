package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.WindowPlan;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.interweave.tensor.TileGrid;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class ShotDecoderTest {
    /** Doubles each pixel and darkens the first and last frame of a chunk, as zero padding does. */
    private static final class Formula implements Network {
        private final List<Integer> lengths = new ArrayList<>();
        private final double edge;

        Formula(double edge) {
            this.edge = edge;
        }

        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            Tensor latents = Objects.requireNonNull(inputs.get("latents"));
            int frames = latents.shape().at(2);
            int h = latents.shape().at(3);
            int w = latents.shape().at(4);
            lengths.add(frames);
            Shape shape = Shape.of(1, 3, frames, h * 2, w * 2);
            Tensor pictures =
                    Tensor.generate(
                            shape,
                            i -> {
                                int x = i % (w * 2) / 2;
                                int y = i / (w * 2) % (h * 2) / 2;
                                int f = i / (w * h * 4) % frames;
                                double dark = f == 0 || f == frames - 1 ? edge : 0;
                                return latents.at(0, 0, f, y, x) - dark;
                            });
            return new RunResult.Done(Map.of("pictures", pictures));
        }

        @Override
        public void close() {}
    }

    private static Fusion latents(int frames) {
        return new Fusion(
                new WindowPlan(frames, frames, 0),
                Transition.CUT,
                _ ->
                        Tensor.generate(
                                Shape.of(1, 1, frames, 6, 10),
                                i -> 0.5 * (i % 60 + Math.sin(Math.floorDiv(i, 60)))));
    }

    private static List<Tensor> decode(Formula formula, int frames, ShotDecoder.Chunks chunks)
            throws Stop {
        Fusion pictures =
                new ShotDecoder(formula, 0.5, 2, new TileGrid(6, 10, 5, 2), new Cancel())
                        .pictures(latents(frames), frames, chunks);
        List<Tensor> list = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            list.add(pictures.read(new FrameRange(f, f + 1)));
        }
        return list;
    }

    @Test
    void aDecoderWithoutContextGivesTheSameInAnyChunks() throws Stop {
        for (int frames = 1; frames < 20; frames++) {
            List<Tensor> pictures = decode(new Formula(0), frames, new ShotDecoder.Chunks(8, 3));
            for (int f = 0; f < frames; f++) {
                assertEquals(Shape.of(1, 3, 1, 12, 20), pictures.get(f).shape());
                for (int y = 0; y < 12; y++) {
                    double expected = y / 2 * 10 + 4 + Math.sin(f);
                    assertEquals(expected, pictures.get(f).at(0, 2, 0, y, 9), 1e-4);
                }
            }
        }
    }

    @Test
    void chunksHaveOneLengthAndTheAuthorsAreFours() throws Stop {
        Formula ours = new Formula(0);
        decode(ours, 21, new ShotDecoder.Chunks(8, 3));
        assertTrue(ours.lengths.stream().allMatch(n -> n == 8));
        Formula authors = new Formula(0);
        decode(authors, 16, ShotDecoder.Chunks.AUTHORS);
        assertEquals(4 * 6, authors.lengths.size());
        assertTrue(authors.lengths.stream().allMatch(n -> n == 4));
    }

    @Test
    void crossFadedJoinsShowAQuarterOfWhatHardOnesShow() throws Stop {
        double hard = worstJump(new ShotDecoder.Chunks(4, 0));
        double faded = worstJump(new ShotDecoder.Chunks(8, 3));
        assertEquals(1, hard, 1e-4);
        assertTrue(faded <= 0.25 + 1e-4, "faded " + faded);
    }

    /** How far a frame inside the shot is from what a decoder without edges gives. */
    private static double worstJump(ShotDecoder.Chunks chunks) throws Stop {
        List<Tensor> pictures = decode(new Formula(1), 32, chunks);
        double worst = 0;
        for (int f = 1; f < 31; f++) {
            worst = Math.max(worst, Math.abs(pictures.get(f).at(0, 0, 0, 0, 0) - Math.sin(f)));
        }
        return worst;
    }
}
