package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.FlowField;
import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.DisFlow;
import org.interweave.media.Scenery;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;

class MotionCompensationTest {
    private static final int FRAMES = 8;
    private static final Size SIZE = new Size(160, 96);
    private static final TemporalFilter HALF = new TemporalFilter(0.5);

    private final MotionCompensation real =
            new MotionCompensation(new DisFlow(DisFlow.Preset.REDUCED));

    private static Tensor frames(Size size, IntFunction<Picture> picture) {
        float[] all = new float[3 * FRAMES * size.pixels()];
        float[] samples = new float[3 * size.pixels()];
        for (int f = 0; f < FRAMES; f++) {
            picture.apply(f).copyTo(samples, 0);
            for (int i = 0; i < samples.length; i++) {
                int c = i / size.pixels();
                all[(c * FRAMES + f) * size.pixels() + i % size.pixels()] = 2 * samples[i] - 1;
            }
        }
        return Tensor.of(Shape.of(1, 3, FRAMES, size.height(), size.width()), all);
    }

    /** A landscape that a camera moves over. */
    private static Tensor moving(Size size) {
        Scenery scenery = new Scenery(3, size);
        return frames(size, f -> scenery.at(2.3 * f, 0.6 * f));
    }

    private static Tensor grainy(Tensor frames) {
        Random random = new Random(1);
        return frames.map(x -> x + 0.08 * random.nextGaussian());
    }

    /** Root mean square, without what comes into the picture at its edges. */
    private static double difference(Tensor a, Tensor b, int frame) {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 16; y < a.shape().at(3) - 16; y++) {
                for (int x = 16; x < a.shape().at(4) - 16; x++) {
                    double difference = a.at(0, c, frame, y, x) - b.at(0, c, frame, y, x);
                    sum += difference * difference;
                    count++;
                }
            }
        }
        return Math.sqrt(sum / count);
    }

    private static OpticalFlow everywhere(float dx) {
        return (from, _) -> {
            float[] vectors = new float[2 * from.size().pixels()];
            for (int i = 0; i < vectors.length; i += 2) {
                vectors[i] = dx;
            }
            return FlowField.of(from.size(), vectors);
        };
    }

    @Test
    void offLeavesTheFramesAsTheyAre() throws Stop {
        Tensor frames = moving(SIZE);
        assertSame(frames, real.filtered(frames, TemporalFilter.OFF, new Cancel()));
    }

    @Test
    void aFrameAloneHasNoNeighbours() throws Stop {
        Tensor one = moving(SIZE).slice(2, 0, 1);
        assertSame(one, real.filtered(one, HALF, new Cancel()));
    }

    @Test
    void whatIsNewInEveryFrameIsHalvedWhileTheCameraMoves() throws Stop {
        Tensor clean = moving(SIZE);
        Tensor grainy = grainy(clean);
        Tensor filtered = real.filtered(grainy, new TemporalFilter(1), new Cancel());
        for (int f = 2; f < FRAMES - 2; f++) {
            double before = difference(grainy, clean, f);
            double after = difference(filtered, clean, f);
            assertTrue(after < 0.55 * before, before + " became " + after + " in " + f);
        }
    }

    @Test
    void theFirstAndLastFrameGainFromOneSide() throws Stop {
        Tensor clean = moving(SIZE);
        Tensor grainy = grainy(clean);
        Tensor filtered = real.filtered(grainy, new TemporalFilter(1), new Cancel());
        for (int f : new int[] {0, FRAMES - 1}) {
            assertTrue(difference(filtered, clean, f) < 0.75 * difference(grainy, clean, f));
        }
    }

    @Test
    void whatMovesWithThePictureStaysSharp() throws Stop {
        Tensor clean = moving(SIZE);
        Tensor filtered = real.filtered(clean, new TemporalFilter(1), new Cancel());
        for (int f = 0; f < FRAMES; f++) {
            // One of 255 levels.
            assertTrue(difference(filtered, clean, f) < 2.0 / 255, "frame " + f);
        }
    }

    @Test
    void nothingIsTakenFromWhatDiffers() throws Stop {
        Tensor blinking =
                frames(
                        SIZE,
                        f -> {
                            float[] samples = new float[3 * SIZE.pixels()];
                            Arrays.fill(samples, f % 2);
                            return Picture.of(SIZE, samples);
                        });
        Tensor filtered =
                new MotionCompensation(everywhere(0)).filtered(blinking, HALF, new Cancel());
        for (int f = 0; f < FRAMES; f++) {
            assertEquals(2 * (f % 2) - 1, filtered.at(0, 1, f, 50, 50), 1e-6);
        }
    }

    @Test
    void nothingIsTakenWhereMotionDoesNotLeadBack() throws Stop {
        Tensor grainy = grainy(moving(SIZE));
        // To the right there, and to the right again.
        Tensor filtered =
                new MotionCompensation(everywhere(5)).filtered(grainy, HALF, new Cancel());
        for (int f = 0; f < FRAMES; f++) {
            assertEquals(0, difference(filtered, grainy, f));
        }
    }

    @Test
    void aFlashLeavesNoGhost() throws Stop {
        Tensor clean = moving(SIZE);
        Scenery other = new Scenery(3, SIZE);
        Tensor flash =
                frames(
                        SIZE,
                        f ->
                                f == 4
                                        ? Scenery.changed(other.at(0, 0), x -> 1 - x)
                                        : other.at(2.3 * f, 0.6 * f));
        Tensor filtered = real.filtered(flash, HALF, new Cancel());
        for (int f : new int[] {2, 3, 5, 6}) {
            assertTrue(difference(filtered, clean, f) < 6.0 / 255, "frame " + f);
        }
    }

    @Test
    void itStopsWhenItIsAskedTo() {
        Cancel cancel = new Cancel();
        OpticalFlow asking =
                (from, to) -> {
                    cancel.request();
                    return everywhere(0).flow(from, to);
                };
        MotionCompensation motion = new MotionCompensation(asking);
        assertThrows(Stop.Cancelled.class, () -> motion.filtered(moving(SIZE), HALF, cancel));
    }

    @Test
    void oddSizesAndSmallOnesWork() throws Stop {
        for (Size size : new Size[] {new Size(97, 61), new Size(5, 3), new Size(1, 1)}) {
            Tensor frames = moving(size);
            Tensor filtered = real.filtered(frames, HALF, new Cancel());
            assertEquals(frames.shape(), filtered.shape());
            for (int i = 0; i < filtered.shape().count(); i++) {
                assertTrue(Math.abs(filtered.get(i)) <= 1.1, size + " at " + i);
            }
        }
    }

    @Test
    void theSameFramesGiveTheSameBits() throws Stop {
        Tensor frames = grainy(moving(SIZE));
        Tensor first = real.filtered(frames, HALF, new Cancel());
        Tensor second = real.filtered(frames, HALF, new Cancel());
        for (int i = 0; i < first.shape().count(); i++) {
            assertEquals(first.get(i), second.get(i));
        }
    }

    @Test
    void aStrengthIsAShare() {
        assertThrows(IllegalArgumentException.class, () -> new TemporalFilter(-0.1));
        assertThrows(IllegalArgumentException.class, () -> new TemporalFilter(1.1));
        assertThrows(IllegalArgumentException.class, () -> new TemporalFilter(Double.NaN));
    }
}
