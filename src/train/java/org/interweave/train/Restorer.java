package org.interweave.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.interweave.diffusion.NoiseSchedule;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Restores a window with weights that are still being trained. */
final class Restorer {
    private final Objective objective;
    private final NoiseSchedule schedule;

    Restorer(Objective objective, NoiseSchedule schedule) {
        this.objective = objective;
        this.schedule = schedule;
    }

    /**
     * How a window is restored.
     *
     * @param steps with trailing spacing
     * @param level of noise on the low-resolution frames
     * @param seed of all noise
     */
    record Way(String prompt, int steps, int level, long seed) {}

    List<Picture> restore(List<Picture> frames, Way way) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor latents = latents(video(frames), way);
            return pictures(objective.decoded(latents));
        }
    }

    private Tensor latents(Tensor frames, Way way) {
        float[] level = {way.level};
        Tensor noisy = objective.noisy(frames, level, way.seed + 1);
        Tensor texts = objective.texts(List.of(way.prompt));
        List<Integer> times = TimestepSpacing.TRAILING.timesteps(way.steps, schedule.timesteps());
        torch.manual_seed(way.seed);
        Tensor x =
                torch.randn(
                        1,
                        Architecture.LATENT_CHANNELS,
                        frames.size(2),
                        frames.size(3),
                        frames.size(4));
        x = TorchOps.video(x);
        for (int i = 0; i < times.size(); i++) {
            int t = times.get(i);
            Tensor v = objective.predict(x, noisy, new float[] {t}, level, texts);
            int next = i + 1 < times.size() ? times.get(i + 1) : 0;
            Tensor clean = mixed(x, v, root(t), -rest(t));
            Tensor noise = mixed(v, x, root(t), rest(t));
            x = mixed(clean, noise, root(next), rest(next));
        }
        return x;
    }

    private double root(int t) {
        return Math.sqrt(schedule.alphaCumprod(t));
    }

    private double rest(int t) {
        return Math.sqrt(1 - schedule.alphaCumprod(t));
    }

    private static Tensor mixed(Tensor a, Tensor b, double ofA, double ofB) {
        return a.mul(new Scalar(ofA)).add(b, new Scalar(ofB));
    }

    /** Pictures of [0, 1] as {@code [1, 3, f, h, w]} of [-1, 1]. */
    static Tensor video(List<Picture> frames) {
        Size size = frames.getFirst().size();
        int count = frames.size();
        float[] all = new float[3 * count * size.pixels()];
        float[] one = new float[3 * size.pixels()];
        for (int f = 0; f < count; f++) {
            frames.get(f).copyTo(one, 0);
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < size.pixels(); i++) {
                    all[(c * count + f) * size.pixels() + i] = 2 * one[c * size.pixels() + i] - 1;
                }
            }
        }
        return TorchOps.video(Tensor.create(all, 1, 3, count, size.height(), size.width()));
    }

    private static List<Picture> pictures(Tensor video) {
        Size size = new Size((int) video.size(4), (int) video.size(3));
        Tensor frames = video.permute(0, 2, 1, 3, 4).contiguous();
        FloatBuffer buffer = frames.createBuffer();
        List<Picture> pictures = new ArrayList<>();
        for (int f = 0; f < video.size(2); f++) {
            float[] samples = new float[3 * size.pixels()];
            buffer.get(samples);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = Math.clamp((samples[i] + 1) / 2, 0f, 1f);
            }
            pictures.add(Picture.of(size, samples));
        }
        return pictures;
    }

    /** The pictures that the VAE makes of these: the best that latents can hold. */
    List<Picture> throughLatents(List<Picture> frames) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor latents = objective.latents(video(frames));
            return pictures(objective.decoded(latents));
        }
    }
}
