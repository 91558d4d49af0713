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
 * level.
 *
 * @param frames the shot's pictures
 * @param windows of the shot, continued by reflection
 * @param schedule the low-resolution noise schedule
 * @param level the noise level, a timestep of the schedule
 * @param seed of the recipe
 */
public record NoisyFrames(
        ShotFrames frames, Windows windows, NoiseSchedule schedule, int level, long seed)
        implements WindowTensors {
    private static final long STREAM = 1;

    @Override
    public Tensor window(int index) throws Stop {
        FrameRange range = windows.window(index);
        List<Tensor> clean = new ArrayList<>();
        for (int i = range.start(); i < range.end(); i++) {
            clean.add(signed(frames.frame(WindowPlan.reflect(i, frames.count()))));
        }
        Size size = frames.size();
        List<Integer> numbers =
                IntStream.range(range.start(), range.end())
                        .mapToObj(i -> frames.firstFrame() + i)
                        .toList();
        Tensor noise =
                new CounterNoise(seed, STREAM)
                        .at(numbers, Picture.CHANNELS, Region.whole(size.height(), size.width()));
        return schedule.addNoise(Tensor.concat(2, clean), noise, level);
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
