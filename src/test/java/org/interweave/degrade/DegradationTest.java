package org.interweave.degrade;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class DegradationTest {
    private static final Size SIZE = new Size(90, 66);

    private static List<Picture> clip(int frames) {
        List<Picture> clip = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            float[] samples = new float[3 * SIZE.pixels()];
            for (int i = 0; i < samples.length; i++) {
                int x = i % SIZE.width();
                int y = i / SIZE.width() % SIZE.height();
                samples[i] = (float) (0.5 + 0.4 * Math.sin((x + 2 * f) * 0.2) * Math.cos(y * 0.15));
            }
            clip.add(Picture.of(SIZE, samples));
        }
        return clip;
    }

    private static float[] samples(Picture picture) {
        float[] samples = new float[3 * picture.size().pixels()];
        picture.copyTo(samples, 0);
        return samples;
    }

    private static double difference(List<Picture> a, List<Picture> b) {
        double sum = 0;
        int count = 0;
        for (int f = 0; f < a.size(); f++) {
            float[] x = samples(a.get(f));
            float[] y = samples(b.get(f));
            for (int i = 0; i < x.length; i++, count++) {
                sum += (x[i] - y[i]) * (x[i] - y[i]);
            }
        }
        return Math.sqrt(sum / count);
    }

    @Test
    void everySeedGivesAsManyFramesAQuarterAsLargeWithinBounds() {
        for (int seed = 0; seed < 25; seed++) {
            List<Picture> low = Degradation.apply(Level.COMPLEX, seed, clip(3));
            assertEquals(3, low.size(), "seed " + seed);
            for (Picture p : low) {
                assertEquals(new Size(23, 17), p.size());
                for (float s : samples(p)) {
                    assertTrue(s > -0.5 && s < 1.5, "seed " + seed + ": " + s);
                }
            }
        }
    }

    @Test
    void aSeedGivesTheSameBitsTwice() {
        for (int seed = 0; seed < 8; seed++) {
            List<Picture> once = Degradation.apply(Level.COMPLEX, seed, clip(3));
            List<Picture> twice = Degradation.apply(Level.COMPLEX, seed, clip(3));
            for (int f = 0; f < 3; f++) {
                assertArrayEquals(samples(once.get(f)), samples(twice.get(f)), "seed " + seed);
            }
        }
    }

    @Test
    void complexLosesMoreThanSimpleOnAverage() {
        List<Picture> clip = clip(2);
        List<Picture> ideal =
                clip.stream()
                        .map(p -> Resize.SMOOTH_BICUBIC.apply(p, Degradation.reduced(SIZE)))
                        .toList();
        double simple = 0;
        double complex = 0;
        for (int seed = 0; seed < 12; seed++) {
            simple += difference(ideal, Degradation.apply(Level.SIMPLE, seed, clip));
            complex += difference(ideal, Degradation.apply(Level.COMPLEX, seed, clip));
        }
        assertTrue(complex > 1.5 * simple, complex / 12 + " against " + simple / 12);
    }

    @Test
    void otherSeedsDoOtherThings() {
        long different =
                java.util.stream.IntStream.range(0, 10)
                        .mapToObj(s -> Degradation.apply(Level.COMPLEX, s, clip(1)))
                        .map(low -> Arrays.hashCode(samples(low.getFirst())))
                        .distinct()
                        .count();
        assertEquals(10, different);
    }
}
