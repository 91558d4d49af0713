package org.interweave.degrade;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.FrameStage;

import java.util.function.Consumer;

/**
 * Noise of a sensor or of film.
 *
 * <p>Source: Wang et al., "Real-ESRGAN", ICCVW 2021, section 3.2, and our own correlation in time.
 */
final class Noise implements FrameStage {
    /**
     * What kind of noise.
     *
     * @param strength standard deviation at white, where white is 1
     * @param grey whether all three channels get the same
     * @param poisson whether its variance grows with brightness
     * @param memory share of a frame's noise that is the noise of the frame before, in [0, 1)
     */
    record Kind(double strength, boolean grey, boolean poisson, double memory) {}

    private final Kind kind;
    private final Dice dice;
    private float[] before = new float[0];

    Noise(Kind kind, Dice dice) {
        this.kind = kind;
        this.dice = dice;
    }

    @Override
    public void push(Picture frame, Consumer<Picture> next) {
        Size size = frame.size();
        int n = size.pixels();
        float[] noise = new float[3 * n];
        boolean first = before.length != noise.length;
        float fresh = first ? 1 : (float) Math.sqrt(1 - kind.memory() * kind.memory());
        for (int i = 0; i < noise.length; i++) {
            noise[i] =
                    kind.grey() && i >= n
                            ? noise[i - n]
                            : fresh * (float) dice.normal()
                                    + (first ? 0 : (float) kind.memory() * before[i]);
        }
        before = noise;
        float[] samples = new float[3 * n];
        frame.copyTo(samples, 0);
        for (int i = 0; i < samples.length; i++) {
            double bright = kind.poisson() ? Math.sqrt(Math.max(0, samples[i])) : 1;
            samples[i] =
                    (float)
                            Math.min(
                                    1,
                                    Math.max(0, samples[i] + kind.strength() * bright * noise[i]));
        }
        next.accept(Picture.of(size, samples));
    }

    @Override
    public void finish(Consumer<Picture> next) {}

    @Override
    public void close() {}
}
