package org.interweave.diffusion;

import org.interweave.tensor.Tensor;

/**
 * How much of the signal is left at every training timestep.
 *
 * <p>Computed as torch does: betas in fp32, their running product in double, each entry rounded to
 * fp32. Source: huggingface/diffusers 0.30.0, schedulers/scheduling_ddim.py and scheduling_ddpm.py.
 */
public final class NoiseSchedule {
    private final float[] betas;
    private final float[] alphasCumprod;

    private NoiseSchedule(float[] betas, float[] alphasCumprod) {
        this.betas = betas;
        this.alphasCumprod = alphasCumprod;
    }

    /**
     * The schedule of a training.
     *
     * @param timesteps training timesteps, 1000 for DiffVSR
     * @param betaStart beta of the first timestep, in (0, 1)
     * @param betaEnd beta of the last timestep, in [betaStart, 1)
     */
    public static NoiseSchedule of(
            BetaSchedule schedule, int timesteps, double betaStart, double betaEnd) {
        if (timesteps < 2 || betaStart <= 0 || betaEnd < betaStart || betaEnd >= 1) {
            throw new IllegalArgumentException(
                    "timesteps=%d beta=%s..%s".formatted(timesteps, betaStart, betaEnd));
        }
        float[] betas = new float[timesteps];
        float[] alphasCumprod = new float[timesteps];
        double product = 1;
        for (int t = 0; t < timesteps; t++) {
            float beta =
                    switch (schedule) {
                        case LINEAR -> between(betaStart, betaEnd, t, timesteps);
                        case SCALED_LINEAR -> {
                            float root =
                                    between(Math.sqrt(betaStart), Math.sqrt(betaEnd), t, timesteps);
                            yield root * root;
                        }
                        case SQUARED_COSINE -> cosineBeta(t, timesteps);
                    };
            product *= 1f - beta;
            betas[t] = beta;
            alphasCumprod[t] = (float) product;
        }
        return new NoiseSchedule(betas, alphasCumprod);
    }

    /** torch.linspace in fp32: counted from whichever end is nearer. */
    private static float between(double first, double last, int i, int count) {
        float start = (float) first;
        float end = (float) last;
        float step = (end - start) / (count - 1);
        return i < count / 2 ? start + step * i : end - step * (count - 1 - i);
    }

    private static float cosineBeta(int t, int timesteps) {
        double here = cosine((double) t / timesteps);
        double next = cosine((double) (t + 1) / timesteps);
        return (float) Math.min(1 - next / here, 0.999);
    }

    private static double cosine(double time) {
        double c = StrictMath.cos((time + 0.008) / 1.008 * Math.PI / 2);
        return c * c;
    }

    /** Training timesteps. */
    public int timesteps() {
        return alphasCumprod.length;
    }

    /** The variance of the noise added by a timestep in {@code [0, timesteps)}. */
    public float beta(int timestep) {
        return betas[timestep];
    }

    /** The share of the signal's variance left at a timestep in {@code [0, timesteps)}. */
    public float alphaCumprod(int timestep) {
        return alphasCumprod[timestep];
    }

    /**
     * Clean data as it is at a timestep: {@code sqrt(a) data + sqrt(1 - a) noise}.
     *
     * @param data any shape
     * @param noise standard normal, of the same shape
     * @param timestep in {@code [0, timesteps)}; for the low-resolution frames, the noise level
     */
    public Tensor addNoise(Tensor data, Tensor noise, int timestep) {
        float a = alphasCumprod[timestep];
        float signal = (float) Math.sqrt(a);
        float rest = (float) Math.sqrt(1 - a);
        return data.zip(noise, (x, n) -> signal * (float) x + rest * (float) n);
    }
}
