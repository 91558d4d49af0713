package org.interweave.network;

/**
 * The frequencies of sinusoidal embeddings, {@code 10000^(-i / n)}, to the last bit as torch on a
 * processor has them.
 *
 * <p>At timestep 999 a frequency off by its last bit is seen in the fifth digit of the embedding.
 * Source: diffusers 0.30.0, {@code get_timestep_embedding}; SLEEF, {@code expf} of 1.0 ULP, which
 * torch uses.
 */
public final class Sinusoids {
    private static final double PERIOD = 10000;
    private static final float INVERSE_LN2 = 1.442695f;
    private static final float LN2_HIGH = 0.69314575f;
    private static final float LN2_LOW = 1.4286068E-6f;
    private static final float[] POLYNOMIAL = {
        1.9852762E-4f, 0.0013930436f, 0.008333361f, 0.041666485f, 0.16666667f, 0.5f
    };

    private Sinusoids() {}

    /**
     * The frequencies, the highest first.
     *
     * @param channels of the embedding, two for each frequency
     */
    public static float[] frequencies(int channels) {
        float[] frequencies = new float[channels / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = exp((float) -Math.log(PERIOD) * i / frequencies.length);
        }
        return frequencies;
    }

    private static float exp(float x) {
        int power = (int) Math.rint((double) (x * INVERSE_LN2));
        float rest = Math.fma((float) power, -LN2_HIGH, x);
        rest = Math.fma((float) power, -LN2_LOW, rest);
        float sum = POLYNOMIAL[0];
        for (int k = 1; k < POLYNOMIAL.length; k++) {
            sum = Math.fma(sum, rest, POLYNOMIAL[k]);
        }
        return Math.scalb(1 + Math.fma(rest * rest, sum, rest), power);
    }
}
