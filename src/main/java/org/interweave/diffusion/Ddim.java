package org.interweave.diffusion;

import org.interweave.tensor.Tensor;

/**
 * Deterministic DDIM (eta 0) with v-prediction.
 *
 * <p>Source: Song et al., ICLR 2021, equation 12, and huggingface/diffusers 0.30.0,
 * schedulers/scheduling_ddim.py, step (set_alpha_to_one false, clip_sample false).
 */
public final class Ddim {
    private final NoiseSchedule schedule;

    public Ddim(NoiseSchedule schedule) {
        this.schedule = schedule;
    }

    /**
     * The clean data that a prediction stands for: {@code sqrt(a) x - sqrt(1 - a) v}.
     *
     * @param sample noisy data at {@code timestep}, any shape
     * @param prediction v, of the same shape
     */
    public Tensor clean(Tensor sample, Tensor prediction, int timestep) {
        float a = schedule.alphaCumprod(timestep);
        float signal = (float) Math.sqrt(a);
        float noise = (float) Math.sqrt(1 - a);
        return sample.zip(prediction, (x, v) -> signal * (float) x - noise * (float) v);
    }

    /**
     * The data one step less noisy.
     *
     * @param sample noisy data at {@code timestep}, any shape
     * @param prediction v, of the same shape
     * @param next the next timestep, or a negative number after the last one
     */
    public Tensor step(Tensor sample, Tensor prediction, int timestep, int next) {
        float a = schedule.alphaCumprod(timestep);
        float signal = (float) Math.sqrt(a);
        float noise = (float) Math.sqrt(1 - a);
        float nextA = schedule.alphaCumprod(Math.max(next, 0));
        float nextSignal = (float) Math.sqrt(nextA);
        float nextNoise = (float) Math.sqrt(1 - nextA);
        return sample.zip(
                prediction,
                (xd, vd) -> {
                    float x = (float) xd;
                    float v = (float) vd;
                    float clean = signal * x - noise * v;
                    float epsilon = signal * v + noise * x;
                    return nextSignal * clean + nextNoise * epsilon;
                });
    }
}
