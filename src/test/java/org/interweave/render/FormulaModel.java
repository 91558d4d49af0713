package org.interweave.render;

import org.interweave.diffusion.BetaSchedule;
import org.interweave.diffusion.NoiseSchedule;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Formulas in place of the networks: cheap, without neighbours, of any size. */
final class FormulaModel implements Model {
    static final int FACTOR = 2;
    final AtomicInteger unetRuns = new AtomicInteger();
    final AtomicInteger textRuns = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();

    /** Called as each run of the denoiser begins. */
    volatile Runnable beforeRun = () -> {};

    /** Called as each run of the decoder begins. */
    volatile Runnable beforeDecoding = () -> {};

    private final int largestTile;

    /** A model of unlimited room. */
    FormulaModel() {
        this(Integer.MAX_VALUE);
    }

    /** A model that runs out of memory when a run has more latent pixels than this. */
    FormulaModel(int largestTile) {
        this.largestTile = largestTile;
    }

    @Override
    public Facts facts() {
        return new Facts(
                "formula",
                3,
                FACTOR,
                0.5,
                NoiseSchedule.of(BetaSchedule.LINEAR, 1000, 0.0001, 0.02),
                NoiseSchedule.of(BetaSchedule.SCALED_LINEAR, 1000, 0.0001, 0.02));
    }

    private static Tensor input(Map<String, Tensor> inputs, String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    @Override
    public Network unet() {
        return new Formula() {
            @Override
            RunResult evaluate(Map<String, Tensor> inputs) {
                unetRuns.incrementAndGet();
                beforeRun.run();
                Tensor x = input(inputs, "latents");
                if (x.shape().at(0) * x.shape().at(3) * x.shape().at(4) > largestTile) {
                    refused.incrementAndGet();
                    return new RunResult.OutOfMemory("formula");
                }
                Tensor low = input(inputs, "low_res");
                int sample = x.shape().count() / x.shape().at(0);
                Tensor key = input(inputs, "key");
                return new RunResult.Done(
                        Map.of(
                                "prediction",
                                Tensor.generate(
                                        x.shape(),
                                        i ->
                                                0.5 * x.get(i)
                                                        - 0.5 * low.get(i)
                                                        + 0.01 * key.get(i / sample))));
            }
        };
    }

    @Override
    public Network decoder() {
        return new Formula() {
            @Override
            RunResult evaluate(Map<String, Tensor> inputs) {
                beforeDecoding.run();
                Tensor x = input(inputs, "latents");
                int h = x.shape().at(3) * FACTOR;
                int w = x.shape().at(4) * FACTOR;
                Shape shape = Shape.of(1, 3, x.shape().at(2), h, w);
                return new RunResult.Done(
                        Map.of(
                                "pictures",
                                Tensor.generate(
                                        shape,
                                        i -> {
                                            int plane = i / (h * w);
                                            int y = i / w % h / FACTOR;
                                            int column = i % w / FACTOR;
                                            return 0.5
                                                    * x.get(
                                                            (plane * h / FACTOR + y) * w / FACTOR
                                                                    + column);
                                        })));
            }
        };
    }

    @Override
    public Map<String, Tensor> text(String prompt, Cancel cancel) {
        textRuns.incrementAndGet();
        return Map.of("key", Tensor.of(Shape.of(1, 1), prompt.hashCode() % 100 * 0.01f));
    }

    @Override
    public void close() {}

    /** A network that stops when it is asked to. */
    private abstract static class Formula implements Network {
        abstract RunResult evaluate(Map<String, Tensor> inputs);

        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            return cancel.requested() ? new RunResult.Cancelled() : evaluate(inputs);
        }

        @Override
        public void close() {}
    }
}
