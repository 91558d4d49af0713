package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.AuthorsWindows;
import org.interweave.frame.FrameRange;
import org.interweave.frame.WindowPlan;
import org.interweave.frame.Windows;
import org.interweave.tensor.CounterNoise;
import org.interweave.tensor.Region;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

class ShotSamplerTest {
    private static final Ddim DDIM =
            new Ddim(NoiseSchedule.of(BetaSchedule.LINEAR, 1000, 0.0001, 0.02));
    private static final Region PIXEL = Region.whole(1, 2);
    private static final int CHANNELS = 2;

    /** A network linear in both inputs, which mixes the frames of a window unevenly. */
    private static Tensor linear(Tensor x, Tensor low, int timestep) {
        int frames = x.shape().at(2);
        return Tensor.generate(
                x.shape(),
                i -> {
                    int f = i / 2 % frames;
                    int other = i + (frames - 1 - 2 * f) * 2;
                    double lowRes = low.get(i % low.shape().count());
                    return 0.3 * x.get(i)
                            - 0.2 * x.get(other) * (f + 1) / frames
                            + 0.1 * lowRes
                            + timestep * 1e-4;
                });
    }

    private static Sampler steps(int count) {
        return new Sampler.Ddims(DDIM, TimestepSpacing.LEADING.timesteps(count, 1000));
    }

    private static WindowTensors frames(Windows windows, int stream) {
        return i -> {
            FrameRange range = windows.window(i);
            List<Integer> numbers = IntStream.range(range.start(), range.end()).boxed().toList();
            return new CounterNoise(3, stream).at(numbers, CHANNELS, PIXEL);
        };
    }

    private static ShotSampler sampler(Windows windows, Denoiser denoiser, WindowMemory memory) {
        return new ShotSampler(
                windows,
                frames(windows, 0),
                frames(windows, 1),
                denoiser,
                memory,
                StepListener.NONE);
    }

    private static double[][] rows(Tensor shot) {
        int frames = shot.shape().at(2);
        double[][] rows = new double[frames][CHANNELS * 2];
        for (int i = 0; i < shot.shape().count(); i++) {
            rows[i / 2 % frames][i / 2 / frames * 2 + i % 2] = shot.get(i);
        }
        return rows;
    }

    private static double[][] part(double[][] rows, FrameRange range) {
        double[][] part = new double[range.count()][];
        for (int f = 0; f < part.length; f++) {
            part[f] = rows[range.start() + f].clone();
        }
        return part;
    }

    /** The whole shot in plain arrays: a step for every window, then the fold, and again. */
    private static double[][] perStepReference(Windows windows, int steps) {
        List<Integer> timesteps = TimestepSpacing.LEADING.timesteps(steps, 1000);
        NoiseSchedule schedule = NoiseSchedule.of(BetaSchedule.LINEAR, 1000, 0.0001, 0.02);
        List<Integer> all = IntStream.range(0, windows.frames()).boxed().toList();
        double[][] shot = rows(new CounterNoise(3, 0).at(all, CHANNELS, PIXEL));
        double[][] low = rows(new CounterNoise(3, 1).at(all, CHANNELS, PIXEL));
        for (int k = 0; k < steps; k++) {
            double a = schedule.alphaCumprod(timesteps.get(k));
            double b = schedule.alphaCumprod(k + 1 < steps ? timesteps.get(k + 1) : 0);
            double[][] fused = new double[windows.frames()][];
            for (int w = 0; w < windows.count(); w++) {
                FrameRange range = windows.window(w);
                double[][] x = part(shot, range);
                double[][] l = part(low, range);
                int n = range.count();
                for (int f = 0; f < n; f++) {
                    double[] stepped = new double[x[f].length];
                    for (int c = 0; c < stepped.length; c++) {
                        double v =
                                0.3 * x[f][c]
                                        - 0.2 * x[n - 1 - f][c] * (f + 1) / n
                                        + 0.1 * l[f][c]
                                        + timesteps.get(k) * 1e-4;
                        double clean = Math.sqrt(a) * x[f][c] - Math.sqrt(1 - a) * v;
                        double epsilon = Math.sqrt(a) * v + Math.sqrt(1 - a) * x[f][c];
                        stepped[c] = Math.sqrt(b) * clean + Math.sqrt(1 - b) * epsilon;
                    }
                    double[] before = fused[range.start() + f];
                    int shared = windows.overlapBefore(w);
                    double alpha = shared == 1 ? 0.5 : 1 - f / (shared - 1.0);
                    for (int c = 0; before != null && c < stepped.length; c++) {
                        stepped[c] = alpha * before[c] + (1 - alpha) * stepped[c];
                    }
                    fused[range.start() + f] = stepped;
                }
            }
            shot = fused;
        }
        return shot;
    }

    private static Tensor readAll(Fusion latents, int frames) throws Stop {
        List<Tensor> parts = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            parts.add(latents.read(new FrameRange(f, f + 1)));
        }
        return Tensor.concat(2, parts);
    }

    private static void assertPerStepEqualsTheReference(int frames, int overlap, int steps)
            throws Stop {
        Windows windows = new WindowPlan(Math.max(frames, 8), 8, overlap);
        Fusion latents =
                sampler(windows, ShotSamplerTest::linear, WindowMemory.NONE)
                        .latents(steps(steps), Ilt.PER_STEP, Transition.PAPER);
        double[][] actual = rows(readAll(latents, windows.frames()));
        double[][] expected = perStepReference(windows, steps);
        double largest = 1;
        for (double[] row : expected) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        String name = "%d frames, overlap %d, %d steps".formatted(frames, overlap, steps);
        for (int f = 0; f < expected.length; f++) {
            for (int c = 0; c < expected[f].length; c++) {
                // fp32 against double: about 1e-7 a step.
                assertEquals(expected[f][c], actual[f][c], 3e-7 * (steps + 3) * largest, name);
            }
        }
    }

    @Test
    void perStepEqualsAWholeShotReferenceForEveryLengthAndOverlap() throws Stop {
        for (int frames = 1; frames <= 40; frames++) {
            for (int overlap = 1; overlap <= 6; overlap++) {
                assertPerStepEqualsTheReference(frames, overlap, 1 + (frames * 7 + overlap) % 9);
            }
        }
    }

    @Test
    void perStepEqualsAWholeShotReferenceForEveryNumberOfSteps() throws Stop {
        for (int steps = 1; steps <= 50; steps++) {
            for (int overlap = 1; overlap <= 6; overlap++) {
                assertPerStepEqualsTheReference(8 + (steps * 5 + overlap) % 33, overlap, steps);
            }
        }
    }

    @Test
    void perStepTakesEveryStepOfEveryWindowOnce() throws Stop {
        Windows windows = new WindowPlan(37, 8, 5);
        Set<List<Integer>> seen = new HashSet<>();
        int[] calls = {0};
        WindowMemory counting =
                new WindowMemory() {
                    @Override
                    public Optional<Tensor> recall(int window, int steps) {
                        return Optional.empty();
                    }

                    @Override
                    public void keep(int window, int steps, Tensor latents) {
                        calls[0]++;
                        seen.add(List.of(window, steps));
                    }
                };
        readAll(
                sampler(windows, ShotSamplerTest::linear, counting)
                        .latents(steps(6), Ilt.PER_STEP, Transition.PAPER),
                37);
        assertEquals(windows.count() * 6, calls[0]);
        assertEquals(windows.count() * 6, seen.size());
    }

    @Test
    void theWavefrontIsAsWideAsTheSteps() throws Stop {
        Windows windows = new WindowPlan(400, 8, 4);
        int[] ahead = {0};
        int[] done = {0};
        WindowMemory watching =
                new WindowMemory() {
                    @Override
                    public Optional<Tensor> recall(int window, int steps) {
                        return Optional.empty();
                    }

                    @Override
                    public void keep(int window, int steps, Tensor latents) {
                        done[0] = steps == 10 ? window : done[0];
                        ahead[0] = Math.max(ahead[0], window - done[0]);
                    }
                };
        readAll(
                sampler(windows, ShotSamplerTest::linear, watching)
                        .latents(steps(10), Ilt.PER_STEP, Transition.PAPER),
                400);
        assertTrue(ahead[0] <= 11, "windows ahead: " + ahead[0]);
    }

    @Test
    void knownWindowsAreNotDenoisedAgain() throws Stop {
        Windows windows = new WindowPlan(20, 8, 4);
        Tensor zero = Tensor.generate(frames(windows, 0).window(0).shape(), _ -> 0);
        int[] calls = {0};
        WindowMemory allButTheThird =
                new WindowMemory() {
                    @Override
                    public Optional<Tensor> recall(int window, int steps) {
                        return window == 2 ? Optional.empty() : Optional.of(zero);
                    }

                    @Override
                    public void keep(int window, int steps, Tensor latents) {}
                };
        Denoiser counting =
                (x, low, t) -> {
                    calls[0]++;
                    return linear(x, low, t);
                };
        readAll(
                sampler(windows, counting, allButTheThird)
                        .latents(steps(5), Ilt.FINAL, Transition.AUTHORS),
                20);
        assertEquals(5, calls[0]);
    }

    @Test
    void withoutTransitionEachFrameIsOneWindows() throws Stop {
        Windows windows = new AuthorsWindows(16);
        ShotSampler sampler = sampler(windows, (x, _, _) -> x.map(_ -> 0), WindowMemory.NONE);
        Tensor off = readAll(sampler.latents(steps(3), Ilt.OFF, Transition.PAPER), 16);
        Tensor alone =
                new ShotSampler(
                                new WindowPlan(8, 8, 0),
                                sampler.noise(),
                                sampler.lowRes(),
                                sampler.denoiser(),
                                WindowMemory.NONE,
                                StepListener.NONE)
                        .latents(steps(3), Ilt.OFF, Transition.PAPER)
                        .read(new FrameRange(0, 6));
        assertEquals(0, SchedulerGoldenTest.largestDifference(alone, off.slice(2, 0, 6)));
    }
}
