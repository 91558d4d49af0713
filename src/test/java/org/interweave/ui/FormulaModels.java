package org.interweave.ui;

import static java.util.Objects.requireNonNull;

import org.interweave.diffusion.BetaSchedule;
import org.interweave.diffusion.NoiseSchedule;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Cancel;
import org.interweave.frame.Size;
import org.interweave.render.Model;
import org.interweave.render.Models;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One model, whatever is asked for: formulas in place of the networks.
 *
 * @param beforeRun called before every run of the denoiser, on the device\'s thread
 */
public record FormulaModels(Runnable beforeRun) implements Models {
    private static final int FACTOR = 4;

    public FormulaModels() {
        this(() -> {});
    }

    @Override
    public String engine() {
        return "formula 1";
    }

    @Override
    public TilePlan plan(String hash, Size size, Optional<String> loaded) {
        return TilePlan.USUAL;
    }

    @Override
    public boolean leavesRoom(String hash) {
        return true;
    }

    @Override
    public Model open(String hash) {
        return new Formulas(beforeRun);
    }

    private record Formulas(Runnable beforeRun) implements Model {
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

        @Override
        public Network unet() {
            return new Formula("prediction", Formulas::predict, beforeRun);
        }

        private static Tensor predict(Map<String, Tensor> inputs) {
            Tensor x = requireNonNull(inputs.get("latents"));
            Tensor low = requireNonNull(inputs.get("low_res"));
            return x.zip(low, (a, b) -> 0.5 * a - 0.5 * b);
        }

        @Override
        public Network decoder() {
            return new Formula("pictures", Formulas::decode, () -> {});
        }

        /** Every latent pixel a square of the picture. */
        private static Tensor decode(Map<String, Tensor> inputs) {
            Tensor x = requireNonNull(inputs.get("latents"));
            int h = x.shape().at(3) * FACTOR;
            int w = x.shape().at(4) * FACTOR;
            return Tensor.generate(
                    Shape.of(1, 3, x.shape().at(2), h, w),
                    i -> {
                        int row = i / (h * w) * x.shape().at(3) + i / w % h / FACTOR;
                        return 0.5 * x.get(row * x.shape().at(4) + i % w / FACTOR);
                    });
        }

        @Override
        public Map<String, Tensor> text(String prompt, Cancel cancel) {
            return Map.of("key", Tensor.of(Shape.of(1, 1), 0));
        }

        @Override
        public void close() {}
    }

    private record Formula(
            String output, Function<Map<String, Tensor>, Tensor> formula, Runnable before)
            implements Network {
        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            before.run();
            return cancel.requested()
                    ? new RunResult.Cancelled()
                    : new RunResult.Done(Map.of(output, formula.apply(inputs)));
        }

        @Override
        public void close() {}
    }
}
