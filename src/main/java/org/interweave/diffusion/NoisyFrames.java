package org.interweave.diffusion;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.frame.WindowPlan;
import org.interweave.frame.Windows;
import org.interweave.tensor.CounterNoise;
import org.interweave.tensor.Region;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The low-resolution frames of a shot as the network sees them: in [-1, 1], with noise of the noise
 * level. Any thread may ask.
 */
public final class NoisyFrames implements WindowTensors {
    private static final long STREAM = 1;

    private final ShotFrames frames;
    private final Windows windows;
    private final NoiseSchedule schedule;
    private final int level;
    private final FrameNoise noise;

    /**
     * @param frames the shot's pictures
     * @param windows of the shot, continued by reflection
     * @param schedule the low-resolution noise schedule
     * @param level the noise level, a timestep of the schedule
     * @param seed of the recipe
     */
    public NoisyFrames(
            ShotFrames frames, Windows windows, NoiseSchedule schedule, int level, long seed) {
        this.frames = frames;
        this.windows = windows;
        this.schedule = schedule;
        this.level = level;
        Size size = frames.size();
        this.noise =
                new FrameNoise(
                        new CounterNoise(seed, STREAM),
                        Picture.CHANNELS,
                        Region.whole(size.height(), size.width()),
                        2 * windows.window(0).count());
    }

    @Override
    public Tensor window(int index) throws Stop {
        FrameRange range = windows.window(index);
        List<Tensor> clean = new ArrayList<>();
        for (int i = range.start(); i < range.end(); i++) {
            clean.add(signed(frames.frame(WindowPlan.reflect(i, frames.count()))));
        }
        List<Integer> numbers =
                IntStream.range(range.start(), range.end())
                        .mapToObj(i -> frames.firstFrame() + i)
                        .toList();
        return schedule.addNoise(Tensor.concat(2, clean), noise.at(numbers), level);
    }

    /** A picture of [0, 1] as {@code [1, 3, 1, height, width]} of [-1, 1]. */
    static Tensor signed(Picture picture) {
        Size size = picture.size();
        float[] samples = new float[Picture.CHANNELS * size.pixels()];
        picture.copyTo(samples, 0);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = samples[i] * 2 - 1;
        }
        return Tensor.of(Shape.of(1, Picture.CHANNELS, 1, size.height(), size.width()), samples);
    }
}
