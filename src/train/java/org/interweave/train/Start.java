package org.interweave.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.interweave.diffusion.NoiseSchedule;
import org.interweave.network.UNetConfig;

import java.util.SplittableRandom;

/**
 * Weights before training: the VAE is the linear one of a {@link PatchBasis}, and the UNet predicts
 * what is best if latents were the bicubic picture's plus normal noise. Everything else starts as
 * nothing added to that.
 */
final class Start {
    /** The least deviation from the bicubic picture that is assumed of a channel. */
    private static final double LEAST_UNKNOWN = 0.1;

    private static final float OF_NOISE = 0.03f;
    private static final double RIDGE = 1e-4;

    private final Weights weights;
    private final UNetConfig unet;
    private final SplittableRandom random;

    private Start(Weights weights, UNetConfig unet, long seed) {
        this.weights = weights;
        this.unet = unet;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What is known of pictures before training.
     *
     * @param basis of their patches
     * @param beyond how far each latent channel lies from the bicubic picture's
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way, compared by nobody
    record Knowledge(PatchBasis basis, float[] beyond) {}

    static Weights weights(
            Architecture architecture, Knowledge knowledge, NoiseSchedule schedule, long seed) {
        Weights weights = Weights.of(architecture.shapes());
        Start start = new Start(weights, architecture.unet(), seed);
        for (String name : weights.names()) {
            weights.set(name, start.usual(name, weights.get(name).shape()));
        }
        start.framesBeforeNoise();
        Hearing.start(weights, architecture, seed);
        start.vae(knowledge.basis);
        start.direct(knowledge, schedule);
        return weights;
    }

    private float[] usual(String name, long[] shape) {
        int count = 1;
        for (long extent : shape) {
            count *= (int) extent;
        }
        float[] values = new float[count];
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (last.equals("freqs")) {
            for (int i = 0; i < count; i++) {
                values[i] = 1f / (float) StrictMath.pow(10000, i / (double) count);
            }
        } else if (last.equals("weight") && shape.length == 1) {
            java.util.Arrays.fill(values, 1);
        } else if (last.equals("weight") && !startsAtNothing(name)) {
            fill(values, 1 / Math.sqrt(count / (double) shape[0]));
        }
        return values;
    }

    private static boolean startsAtNothing(String name) {
        return name.contains("conv2.")
                || name.contains("conv_out")
                || name.contains("shift_conv")
                || name.contains("proj_out")
                || name.contains("class_embedding")
                || name.contains("relative_attention_bias")
                || name.contains("temporal_up_conv")
                || (name.contains("temporal") && name.contains("to_out"));
    }

    private void fill(float[] values, double bound) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
    }

    /**
     * At the last timestep, where half of the training happens, latents are noise only: what the
     * first layer makes of them starts small beside what it makes of the frames.
     */
    private void framesBeforeNoise() {
        String name = "unet.conv_in.weight";
        long[] shape = weights.get(name).shape();
        int latents = Architecture.LATENT_CHANNELS;
        int inputs = (int) shape[1];
        int taps = (int) (shape[2] * shape[3]);
        double bound = 1 / Math.sqrt((double) taps * (inputs - latents));
        float[] values = weights.values(name);
        for (int i = 0; i < values.length; i++) {
            boolean latent = i / taps % inputs < latents;
            values[i] = (float) random.nextDouble(-bound, bound) * (latent ? OF_NOISE : 1);
        }
        weights.set(name, values);
    }

    private void vae(PatchBasis basis) {
        int z = Architecture.LATENT_CHANNELS;
        float[] moments = new float[2 * z * PatchBasis.LENGTH];
        System.arraycopy(basis.encoder(), 0, moments, 0, z * PatchBasis.LENGTH);
        weights.set("vae.encoder.linear.weight", moments);
        weights.set("vae.encoder.linear.bias", new float[2 * z]);
        weights.set("vae.quant_conv.weight", identity(2 * z));
        weights.set("vae.quant_conv.bias", new float[2 * z]);
        weights.set("vae.post_quant_conv.weight", identity(z));
        weights.set("vae.post_quant_conv.bias", new float[z]);
        weights.set("vae.decoder.linear.weight", basis.decoder());
        weights.set("vae.decoder.linear.bias", new float[PatchBasis.LENGTH]);
        float[] pass = new float[3 * 3 * 27];
        for (int c = 0; c < 3; c++) {
            pass[(c * 3 + c) * 27 + 13] = 1;
        }
        weights.set("vae.decoder.time_conv_out.weight", pass);
        weights.set("vae.decoder.time_conv_out.bias", new float[3]);
    }

    private static float[] identity(int size) {
        float[] matrix = new float[size * size];
        for (int i = 0; i < size; i++) {
            matrix[i * size + i] = 1;
        }
        return matrix;
    }

    /** Lets the direct path predict what is best for normal noise around the bicubic picture. */
    private void direct(Knowledge knowledge, NoiseSchedule schedule) {
        int z = Architecture.LATENT_CHANNELS;
        int side = unet.direct();
        weights.set("unet.direct.low_res.weight", knowledge.basis.bicubic(side));
        weights.set("unet.direct.low_res.bias", new float[z]);
        int steps = schedule.timesteps();
        double[][] ofFrames = new double[z][steps];
        double[][] ofLatents = new double[z][steps];
        double[] weight = new double[steps];
        for (int t = 0; t < steps; t++) {
            // v = (a x - x0) / s with the best x0 for x0 ~ N(bicubic, r^2): Wiener's filter.
            double a = Math.sqrt(schedule.alphaCumprod(t));
            double s = Math.sqrt(1 - schedule.alphaCumprod(t));
            for (int k = 0; k < z; k++) {
                double r = Math.pow(Math.max(LEAST_UNKNOWN, knowledge.beyond[k]), 2);
                double seen = a * a * r + s * s;
                ofFrames[k][t] = -s / seen;
                ofLatents[k][t] = a * s * (1 - r) / seen;
            }
            // An error of v is one of s times as much of x0. The last timestep counts most: half
            // of the training happens there.
            weight[t] = t == steps - 1 ? steps / 4.0 : s * s;
        }
        float[] features = features(steps);
        fit("unet.direct.low_res_gate", features, ofFrames, weight);
        fit("unet.direct.latents_gate", features, ofLatents, weight);
    }

    /** Least squares over what the time embedding makes of every timestep. */
    private void fit(String layer, float[] features, double[][] wanted, double[] weight) {
        int width = unet.timeWidth();
        double[][] products = new double[width + 1][width + 1];
        double[][] right = new double[wanted.length][width + 1];
        for (int t = 0; t < weight.length; t++) {
            for (int i = 0; i <= width; i++) {
                double x = weight[t] * (i == width ? 1 : features[t * width + i]);
                for (int j = 0; j <= width; j++) {
                    products[i][j] += x * (j == width ? 1 : features[t * width + j]);
                }
                for (int k = 0; k < wanted.length; k++) {
                    right[k][i] += x * wanted[k][t];
                }
            }
        }
        for (int i = 0; i <= width; i++) {
            products[i][i] += RIDGE;
        }
        Symmetric known = new Symmetric(products);
        float[] matrix = new float[wanted.length * width];
        float[] bias = new float[wanted.length];
        for (int k = 0; k < wanted.length; k++) {
            double[] solution = known.solve(right[k]);
            for (int i = 0; i < width; i++) {
                matrix[k * width + i] = (float) solution[i];
            }
            bias[k] = (float) solution[width];
        }
        weights.set(layer + ".weight", matrix);
        weights.set(layer + ".bias", bias);
    }

    private float[] features(int steps) {
        try (PointerScope _ = new PointerScope()) {
            float[] numbers = new float[steps];
            for (int t = 0; t < steps; t++) {
                numbers[t] = t;
            }
            TorchOps ops = new TorchOps(weights, "unet.time_embedding.");
            int channels = unet.levels().getFirst().channels();
            Tensor x = ops.sinusoids(Tensor.create(numbers), channels);
            x = ops.linear(x, ops.weight("linear_1.weight"), ops.weight("linear_1.bias"));
            x = torch.silu(x);
            x = ops.linear(x, ops.weight("linear_2.weight"), ops.weight("linear_2.bias"));
            java.nio.FloatBuffer buffer = torch.silu(x).contiguous().createBuffer();
            float[] features = new float[buffer.remaining()];
            buffer.get(features);
            return features;
        }
    }
}
