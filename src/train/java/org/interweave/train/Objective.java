package org.interweave.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.interweave.bundle.ClipTokenizer;
import org.interweave.degrade.Dice;
import org.interweave.diffusion.NoiseSchedule;
import org.interweave.network.TextEncoder;
import org.interweave.network.UNet;
import org.interweave.network.VaeDecoder;

import java.util.Arrays;
import java.util.List;

/**
 * What training makes small.
 *
 * <p>The network predicts v (Salimans and Ho, ICLR 2022); what is compared is the clean latents
 * that a prediction stands for, each channel as much as it moves pixels (Charbonnier), and how they
 * change from frame to frame. Their mean over a window counts once more: a channel that is off by
 * the same everywhere prints a pattern over the picture, and so does the mean of where the truth is
 * flat. Three quarters of the timesteps are the last one, from which few-step sampling starts;
 * errors at less noise, which are smaller, weigh more.
 */
final class Objective {
    private static final int LAST = 999;
    private static final double LEAST_NOISE = 0.3;
    private static final double ROUNDING = 1e-3;
    private static final double WEIGHT_OF_CHANGE = 1;
    private static final double WEIGHT_OF_PATTERN = 20;

    /** The first latent channels: colour and slopes; the others are detail. */
    private static final int COARSE = 3;

    /** Detail of a flat place, pixels going from -1 to 1. */
    private static final double FLAT = 0.01;

    private static final double LEAST_FLAT = 0.02;
    private static final double LAST_STEPS = 0.75;
    private static final double DECODER_NOISE = 0.04;

    private final Weights weights;
    private final Architecture architecture;
    private final ClipTokenizer tokenizer;
    private final NoiseSchedule schedule;
    private final NoiseSchedule lowRes;
    private final Tensor deviation;
    private final Tensor bicubic;

    Objective(
            Weights weights,
            Architecture architecture,
            ClipTokenizer tokenizer,
            Schedules schedules,
            PatchBasis basis) {
        this.weights = weights;
        this.architecture = architecture;
        this.tokenizer = tokenizer;
        this.schedule = schedules.latents();
        this.lowRes = schedules.lowRes();
        long z = Architecture.LATENT_CHANNELS;
        long side = architecture.unet().direct();
        deviation = Tensor.create(basis.deviation(), 1, z, 1, 1, 1);
        bicubic = Tensor.create(basis.bicubic((int) side), z, 3, side, side);
    }

    /**
     * The two noise schedules.
     *
     * @param latents of the sampling
     * @param lowRes of the low-resolution frames
     */
    record Schedules(NoiseSchedule latents, NoiseSchedule lowRes) {}

    /** Standard normal numbers, the same for a seed. */
    private static Tensor noise(long seed, Tensor like) {
        torch.manual_seed(seed);
        return TorchOps.video(torch.randn(like.shape()));
    }

    /** The latents of pictures: the encoder's linear path, to which it adds nothing. */
    Tensor latents(Tensor pictures) {
        TorchOps ops = new TorchOps(weights, "vae.encoder.linear.");
        int z = Architecture.LATENT_CHANNELS;
        return ops.convolve(
                ops.spaceToDepth(pictures, PatchBasis.SIDE),
                ops.weight("weight").narrow(0, 0, z),
                ops.weight("bias").narrow(0, 0, z),
                1);
    }

    /** The loss of the decoder alone. */
    Tensor decoding(Batch batch, Dice dice) {
        Tensor clean = latents(batch.pictures());
        Tensor rough = clean.add(noise(dice.seed(), clean).mul(new Scalar(DECODER_NOISE)));
        Tensor pictures = decoded(rough);
        return charbonnier(pictures.sub(batch.pictures())).mean();
    }

    private Tensor decoded(Tensor latents) {
        return new VaeDecoder<>(architecture.vae(), new TorchOps(weights, "vae.")).apply(latents);
    }

    private static Tensor charbonnier(Tensor difference) {
        return difference.square().add(new Scalar(ROUNDING * ROUNDING)).sqrt();
    }

    /** The prompts as the text encoder gives them, {@code [n, 77, width]}. */
    Tensor texts(List<String> prompts) {
        int positions = architecture.text().positions();
        float[] ids = new float[prompts.size() * positions];
        for (int i = 0; i < prompts.size(); i++) {
            List<Integer> tokens = tokenizer.encode(prompts.get(i)).ids();
            for (int k = 0; k < positions; k++) {
                ids[i * positions + k] = tokens.get(k);
            }
        }
        return new TextEncoder<>(architecture.text(), new TorchOps(weights, "text."))
                .apply(Tensor.create(ids, prompts.size(), positions));
    }

    /** v for noisy latents; {@code timesteps} and {@code levels} have a number for each sample. */
    Tensor predict(Tensor latents, Tensor frames, float[] timesteps, float[] levels, Tensor texts) {
        UNet<Tensor> unet = new UNet<>(architecture.unet(), new TorchOps(weights, "unet."));
        UNet.Inputs<Tensor> inputs =
                new UNet.Inputs<>(latents, frames, Tensor.create(timesteps), Tensor.create(levels));
        return unet.apply(inputs, unet.textKeys(texts));
    }

    /** Frames with the noise of a level for each sample. */
    Tensor noisy(Tensor frames, float[] levels, long seed) {
        float[] signal = new float[levels.length];
        float[] rest = new float[levels.length];
        for (int i = 0; i < levels.length; i++) {
            float a = lowRes.alphaCumprod((int) levels[i]);
            signal[i] = (float) Math.sqrt(a);
            rest[i] = (float) Math.sqrt(1 - a);
        }
        return frames.mul(perSample(signal)).add(noise(seed, frames).mul(perSample(rest)));
    }

    private static Tensor perSample(float[] numbers) {
        return Tensor.create(numbers, numbers.length, 1, 1, 1, 1);
    }

    /**
     * A loss and the part of it that tells most.
     *
     * @param whole to be made small
     * @param atLast mean error of pixels at the last timestep, for the log
     */
    record Loss(Tensor whole, double atLast) {}

    /** The loss of the UNet and the text encoder. */
    Loss denoising(Batch batch, Dice dice) {
        int count = batch.prompts().size();
        Numbers n = new Numbers(count, schedule, dice, batch.worse());
        Tensor clean = goal(batch, n);
        Tensor noise = noise(dice.seed(), clean);
        Tensor a = perSample(n.signal);
        Tensor s = perSample(n.noise);
        Tensor noisy = clean.mul(a).add(noise.mul(s));
        // See Weights.require: a group norm over numbers that want no gradient crashes as well.
        noisy.set_requires_grad(true);
        Tensor frames = noisy(batch.lowRes(), n.levels, dice.seed());
        Tensor v = predict(noisy, frames, n.timesteps, n.levels, texts(batch.prompts()));
        Tensor error = noisy.mul(a).sub(v.mul(s)).sub(clean).mul(deviation);
        Tensor off = perSampleMeans(charbonnier(error));
        if (batch.pictures().size(2) > 1) {
            Tensor change = charbonnier(change(error));
            off = off.add(perSampleMeans(change).mul(new Scalar(WEIGHT_OF_CHANGE)));
        }
        Tensor pattern = error.mean(2, 3, 4).square().mean(1);
        off = off.add(pattern.mul(new Scalar(WEIGHT_OF_PATTERN))).add(inFlats(error, clean));
        Tensor whole = off.mul(Tensor.create(n.weight)).mean();
        double atLast =
                off.mul(Tensor.create(n.isLast)).sum().item_float() / Math.max(1, n.lastCount());
        return new Loss(whole, atLast);
    }

    /** The mean error of where the truth is flat: what is printed there is seen at once. */
    private Tensor inFlats(Tensor error, Tensor clean) {
        Tensor detail = clean.narrow(1, COARSE, clean.size(1) - COARSE);
        Tensor scale = deviation.narrow(1, COARSE, deviation.size(1) - COARSE);
        Tensor activity = detail.mul(scale).abs().mean(1).unsqueeze(1).div(new Scalar(FLAT));
        Tensor flat = activity.square().add(new Scalar(1)).reciprocal();
        Tensor sum = charbonnier(error).mean(1).unsqueeze(1).mul(flat).mean(1, 2, 3, 4);
        return sum.div(flat.mean(1, 2, 3, 4).add(new Scalar(LEAST_FLAT)));
    }

    private static Tensor perSampleMeans(Tensor x) {
        return x.mean(1, 2, 3, 4);
    }

    /**
     * By how many decibels one step from the last timestep comes nearer to the truth than bicubic.
     *
     * @param pixels by all pixels
     * @param change by their change from frame to frame, 0 for a single frame
     */
    record Gain(double pixels, double change) {}

    /** The gain on some windows, with all noise of a seed. */
    Gain gain(Batch batch, int level, long seed) {
        int count = batch.prompts().size();
        float[] times = new float[count];
        float[] levels = new float[count];
        Arrays.fill(times, LAST);
        Arrays.fill(levels, level);
        double a = Math.sqrt(schedule.alphaCumprod(LAST));
        double s = Math.sqrt(1 - schedule.alphaCumprod(LAST));
        Tensor clean = latents(batch.pictures());
        Tensor noise = noise(seed, clean);
        Tensor frames = noisy(batch.lowRes(), levels, seed + 1);
        Tensor v = predict(noise, frames, times, levels, texts(batch.prompts()));
        Tensor found = noise.mul(new Scalar(a)).sub(v.mul(new Scalar(s)));
        Tensor ours = found.sub(clean);
        Tensor theirs = smooth(batch).sub(clean);
        return new Gain(
                10 * Math.log10(squares(theirs) / squares(ours)),
                clean.size(2) == 1
                        ? 0
                        : 10 * Math.log10(squares(change(theirs)) / squares(change(ours))));
    }

    private static Tensor change(Tensor video) {
        long changes = video.size(2) - 1;
        return video.narrow(2, 1, changes).sub(video.narrow(2, 0, changes));
    }

    private double squares(Tensor difference) {
        return difference.mul(deviation).square().mean().item_float();
    }

    /** The latents of the bicubic pictures. */
    private Tensor smooth(Batch batch) {
        TorchOps ops = new TorchOps(weights, "");
        Tensor bias = Weights.zeros(Architecture.LATENT_CHANNELS);
        return ops.convolveRepeatingEdges(batch.lowRes(), bicubic, bias);
    }

    private Tensor goal(Batch batch, Numbers n) {
        Tensor clean = latents(batch.pictures());
        if (!batch.worse().contains(true)) {
            return clean;
        }
        return clean.add(smooth(batch).sub(clean).mul(perSample(n.worse)));
    }

    /** The numbers drawn for each sample. */
    private static final class Numbers {
        private final float[] timesteps;
        private final float[] levels;
        private final float[] signal;
        private final float[] noise;
        private final float[] isLast;
        private final float[] weight;
        private final float[] worse;

        Numbers(int count, NoiseSchedule schedule, Dice dice, List<Boolean> worseGoals) {
            timesteps = new float[count];
            levels = new float[count];
            signal = new float[count];
            noise = new float[count];
            isLast = new float[count];
            weight = new float[count];
            worse = new float[count];
            for (int i = 0; i < count; i++) {
                int t = dice.chance(LAST_STEPS) ? LAST : dice.below(LAST);
                timesteps[i] = t;
                signal[i] = (float) Math.sqrt(schedule.alphaCumprod(t));
                noise[i] = (float) Math.sqrt(1 - schedule.alphaCumprod(t));
                isLast[i] = t == LAST ? 1 : 0;
                weight[i] = (float) (1 / Math.max(LEAST_NOISE, noise[i]));
                levels[i] = level(dice);
                worse[i] = worseGoals.get(i) ? 1 : 0;
            }
        }

        /** Mostly a little noise, as few-step presets use. */
        private static int level(Dice dice) {
            double kind = dice.between(0, 1);
            return kind < 0.5
                    ? dice.below(11)
                    : dice.below(kind < 0.85 ? 60 : Architecture.NOISE_LEVELS);
        }

        double lastCount() {
            double sum = 0;
            for (float is : isLast) {
                sum += is;
            }
            return sum;
        }
    }
}
