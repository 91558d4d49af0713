package org.interweave.degrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Jpeg;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PartsTest {
    private static Picture ramp(Size size) {
        float[] samples = new float[3 * size.pixels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (i % size.width() + 0.5f) / size.width();
        }
        return Picture.of(size, samples);
    }

    private static Picture grey(Size size) {
        float[] samples = new float[3 * size.pixels()];
        java.util.Arrays.fill(samples, 0.5f);
        return Picture.of(size, samples);
    }

    @Test
    void everyResizeKeepsARampARamp() {
        for (Resize kind : Resize.values()) {
            Picture small = kind.apply(ramp(new Size(80, 40)), new Size(20, 10));
            Picture large = kind.apply(ramp(new Size(20, 10)), new Size(80, 40));
            for (int x = 4; x < 16; x++) {
                assertEquals((x + 0.5) / 20, small.at(1, 5, x), 1e-5, kind + " smaller");
            }
            for (int x = 16; x < 64; x++) {
                double tolerance = kind == Resize.AREA ? 0.02 : 1e-5;
                assertEquals((x + 0.5) / 80, large.at(1, 20, x), tolerance, kind + " larger");
            }
        }
    }

    @Test
    void everyKernelKeepsAPlainPicture() {
        Picture plain = grey(new Size(20, 18));
        for (Blur blur :
                List.of(
                        Blur.gaussian(1, 3, 0.7),
                        Blur.gaussian(0.3, 0.3, 0),
                        Blur.sinc(1.3),
                        Blur.sinc(Math.PI))) {
            assertEquals(0.5, blur.apply(plain).at(2, 0, 19), 1e-5);
            assertEquals(0.5, blur.apply(plain).at(0, 9, 9), 1e-5);
        }
    }

    @Test
    void noiseHasItsStrengthAndItsMemory() {
        Size size = new Size(64, 64);
        List<Picture> frames = new ArrayList<>();
        Noise noise = new Noise(new Noise.Kind(0.05, false, false, 0.8), new Dice(1));
        for (int f = 0; f < 3; f++) {
            noise.push(grey(size), frames::add);
        }
        assertEquals(0.05, Math.sqrt(product(frames.get(2), frames.get(2))), 0.002);
        double correlation =
                product(frames.get(1), frames.get(2))
                        / Math.sqrt(
                                product(frames.get(1), frames.get(1))
                                        * product(frames.get(2), frames.get(2)));
        assertEquals(0.8, correlation, 0.02);
    }

    private static double product(Picture a, Picture b) {
        double sum = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                sum += (a.at(0, y, x) - 0.5) * (b.at(0, y, x) - 0.5);
            }
        }
        return sum / 4096;
    }

    @Test
    void greyNoiseIsTheSameInAllChannels() {
        Size size = new Size(16, 16);
        new Noise(new Noise.Kind(0.05, true, false, 0), new Dice(1))
                .push(grey(size), p -> assertEquals(p.at(0, 3, 4), p.at(2, 3, 4)));
    }

    @Test
    void aWorseJpegLosesMore() {
        Picture picture = ramp(new Size(40, 40));
        assertTrue(
                loss(picture, Jpeg.roundTrip(picture, 10))
                        > loss(picture, Jpeg.roundTrip(picture, 90)));
        assertTrue(loss(picture, Jpeg.roundTrip(picture, 95)) < 0.02);
    }

    private static double loss(Picture a, Picture b) {
        double sum = 0;
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 40; x++) {
                sum += Math.abs(a.at(1, y, x) - b.at(1, y, x));
            }
        }
        return sum / 1600;
    }
}
