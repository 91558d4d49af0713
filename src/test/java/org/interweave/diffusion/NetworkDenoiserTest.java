package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.Golden;
import org.interweave.checkpoint.Safetensors;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.interweave.tensor.TileGrid;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class NetworkDenoiserTest {
    private static final Shape LATENTS = Shape.of(1, 2, 3, 4, 4);
    private final Tensor latents = Tensor.generate(LATENTS, i -> i * 0.01);
    private final Tensor lowRes = Tensor.generate(Shape.of(1, 3, 3, 4, 4), i -> 1 - i * 0.01);

    /** latents * key + timestep + noise level, sample by sample. */
    private static final class Formula implements Network {
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            Tensor x = input(inputs, "latents");
            Tensor key = input(inputs, "a.key");
            Tensor time = input(inputs, "timestep");
            Tensor level = input(inputs, "noise_level");
            batches.add(x.shape().at(0));
            int sample = x.shape().count() / x.shape().at(0);
            Tensor out =
                    Tensor.generate(
                            x.shape(),
                            i ->
                                    x.get(i) * key.get(i / sample)
                                            + time.get(i / sample)
                                            + level.get(i / sample));
            return new RunResult.Done(Map.of("prediction", out));
        }

        private static Tensor input(Map<String, Tensor> inputs, String name) {
            Tensor tensor = inputs.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException(name);
            }
            return tensor;
        }

        @Override
        public void close() {}
    }

    private static Map<String, Tensor> key(float value) {
        return Map.of("a.key", Tensor.of(Shape.of(1, 1), value));
    }

    private static NetworkDenoiser denoiser(
            Network network, double scale, NetworkDenoiser.Batching batching) {
        return NetworkDenoiser.of(
                network,
                new NetworkDenoiser.Text(key(2), key(3), new Guidance(scale)),
                50,
                batching,
                new Cancel());
    }

    @Test
    void guidanceIsTheAuthors() throws IOException {
        try (Safetensors golden =
                Safetensors.open(Golden.inRepository("scheduler/cfg.safetensors"))) {
            Tensor guided = new Guidance(5).combine(golden.read("uncond"), golden.read("text"));
            assertEquals(
                    0, SchedulerGoldenTest.largestDifference(guided, golden.read("guided")), 1e-6);
        }
    }

    @Test
    void theTwoPromptsGiveTheSameTogetherAndInTurn() throws Stop {
        Formula together = new Formula();
        Formula inTurn = new Formula();
        Tensor a =
                denoiser(together, 5, NetworkDenoiser.Batching.TOGETHER)
                        .predict(latents, lowRes, 7);
        Tensor b =
                denoiser(inTurn, 5, NetworkDenoiser.Batching.IN_TURN).predict(latents, lowRes, 7);
        assertArrayEquals(a.toArray(), b.toArray());
        assertEquals(List.of(2), together.batches);
        assertEquals(List.of(1, 1), inTurn.batches);
        // 2 + 5 * (3 - 2) = 7 times the latents.
        assertEquals(7 * 0.31 + 57, a.get(31), 1e-4);
    }

    @Test
    void guidanceOfOneRunsThePromptAlone() throws Stop {
        Formula network = new Formula();
        Tensor v =
                denoiser(network, 1, NetworkDenoiser.Batching.TOGETHER).predict(latents, lowRes, 7);
        assertEquals(List.of(1), network.batches);
        assertEquals(3 * 0.31 + 57, v.get(31), 1e-4);
    }

    @Test
    void anUnfinishedRunStopsTheWork() {
        Network full =
                new Network() {
                    @Override
                    public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
                        return new RunResult.OutOfMemory("no room");
                    }

                    @Override
                    public void close() {}
                };
        assertThrows(
                Stop.DeviceFull.class,
                () ->
                        denoiser(full, 5, NetworkDenoiser.Batching.TOGETHER)
                                .predict(latents, lowRes, 7));
    }

    @Test
    void aFormulaWithoutNeighboursIsTheSameInTiles() throws Stop {
        Denoiser whole = denoiser(new Formula(), 5, NetworkDenoiser.Batching.TOGETHER);
        List<Double> parts = new ArrayList<>();
        Denoiser tiled = new TiledDenoiser(whole, new TileGrid(4, 4, 3, 1), parts::add);
        assertEquals(
                0,
                SchedulerGoldenTest.largestDifference(
                        whole.predict(latents, lowRes, 7), tiled.predict(latents, lowRes, 7)),
                2e-5);
        assertEquals(List.of(0.25, 0.5, 0.75), parts);
    }
}
