package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.interweave.Golden;
import org.interweave.checkpoint.Safetensors;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The authors' schedulers, number by number: golden folder {@code scheduler}. */
class SchedulerGoldenTest {
    private static final NoiseSchedule MAIN =
            NoiseSchedule.of(BetaSchedule.LINEAR, 1000, 0.0001, 0.02);
    private static final NoiseSchedule LOW_RES =
            NoiseSchedule.of(BetaSchedule.SCALED_LINEAR, 1000, 0.0001, 0.02);

    private static Safetensors open(String name) throws IOException {
        return Safetensors.open(Golden.inRepository("scheduler/" + name + ".safetensors"));
    }

    static double largestDifference(Tensor actual, Tensor expected) {
        double largest = 0;
        for (int i = 0; i < expected.shape().count(); i++) {
            largest = Math.max(largest, Math.abs(actual.get(i) - expected.get(i)));
        }
        return largest;
    }

    @Test
    void theTablesAgreeToAMillionth() throws IOException {
        NoiseSchedule cosine = NoiseSchedule.of(BetaSchedule.SQUARED_COSINE, 1000, 0.0001, 0.02);
        try (Safetensors tables = open("tables")) {
            Map<String, NoiseSchedule> schedules =
                    Map.of("linear", MAIN, "scaled_linear", LOW_RES, "squaredcos_cap_v2", cosine);
            for (Map.Entry<String, NoiseSchedule> entry : schedules.entrySet()) {
                Tensor expected = tables.read(entry.getKey() + ".alphas_cumprod");
                for (int t = 0; t < 1000; t++) {
                    float value = expected.get(t);
                    assertEquals(
                            value,
                            entry.getValue().alphaCumprod(t),
                            value * 1e-6,
                            entry.getKey() + " " + t);
                }
            }
        }
    }

    @Test
    void leadingTimestepsAreTheAuthors() throws IOException {
        JsonNode root =
                new ObjectMapper()
                        .readTree(Golden.inRepository("scheduler/ddim_timesteps.json").toFile());
        assertTrue(root.size() >= 14);
        for (Map.Entry<String, JsonNode> count : root.properties()) {
            List<Integer> expected = new ArrayList<>();
            count.getValue().get("timesteps").forEach(t -> expected.add(t.asInt()));
            int steps = Integer.parseInt(count.getKey());
            assertEquals(expected, TimestepSpacing.LEADING.timesteps(steps, 1000));
        }
    }

    @Test
    void trailingTimestepsStartAtTheLastOne() {
        assertEquals(List.of(999, 749, 499, 249), TimestepSpacing.TRAILING.timesteps(4, 1000));
        assertEquals(List.of(999), TimestepSpacing.TRAILING.timesteps(1, 1000));
    }

    @Test
    void lowResolutionFramesAreNoisedAsTheAuthorsDo() throws IOException {
        try (Safetensors golden = open("low_res_add_noise")) {
            for (int level : new int[] {0, 20, 50, 150, 350}) {
                Tensor noisy = LOW_RES.addNoise(golden.read("image"), golden.read("noise"), level);
                assertEquals(0, largestDifference(noisy, golden.read("noisy." + level)), 1e-6);
            }
        }
    }

    @Test
    void fourStepsWithStoredPredictionsAgree() throws IOException {
        Ddim ddim = new Ddim(MAIN);
        List<Integer> timesteps = TimestepSpacing.LEADING.timesteps(4, 1000);
        try (Safetensors golden = open("ddim_4_steps")) {
            Tensor sample = golden.read("sample.0");
            for (int k = 0; k < 4; k++) {
                Tensor v = golden.read("model_output." + k);
                int t = timesteps.get(k);
                Tensor clean = ddim.clean(sample, v, t);
                assertEquals(
                        0,
                        largestDifference(clean, golden.read("pred_original_sample." + k)),
                        2e-6);
                sample = ddim.step(sample, v, t, k < 3 ? timesteps.get(k + 1) : -1);
                assertEquals(0, largestDifference(sample, golden.read("sample." + (k + 1))), 2e-6);
            }
        }
    }

    @Test
    void twentyStepsOfATrajectoryAgree() throws IOException {
        Ddim ddim = new Ddim(MAIN);
        List<Integer> timesteps = TimestepSpacing.LEADING.timesteps(20, 1000);
        try (Safetensors golden = open("ddim_20_steps_tanh")) {
            Tensor sample = golden.read("sample.0");
            for (int k = 0; k < 20; k++) {
                Tensor v = sample.map(x -> 0.5 * Math.tanh(x));
                sample = ddim.step(sample, v, timesteps.get(k), k < 19 ? timesteps.get(k + 1) : -1);
                assertEquals(0, largestDifference(sample, golden.read("sample." + (k + 1))), 1e-5);
            }
        }
    }
}
