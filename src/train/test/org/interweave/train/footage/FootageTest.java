package org.interweave.train.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class FootageTest {
    private static final Size SIZE = new Size(48, 40);

    private static float[] samples(Picture picture) {
        float[] samples = new float[3 * picture.size().pixels()];
        picture.copyTo(samples, 0);
        return samples;
    }

    private static double spread(float[] samples) {
        double mean = 0;
        double square = 0;
        for (float s : samples) {
            mean += s;
            square += s * s;
        }
        mean /= samples.length;
        return Math.sqrt(square / samples.length - mean * mean);
    }

    @Test
    void aSeedAlwaysGivesTheSamePixels() {
        Footage.Clip once = Footage.shot(7, 3, SIZE);
        Footage.Clip twice = Footage.shot(7, 3, SIZE);
        assertEquals(once.caption(), twice.caption());
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    Arrays.hashCode(samples(once.frames().get(i))),
                    Arrays.hashCode(samples(twice.frames().get(i))));
        }
    }

    @Test
    void otherSeedsGiveOtherScenesAndCaptions() {
        Set<Integer> pictures = new HashSet<>();
        Set<String> captions = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            Footage.Clip clip = Footage.shot(seed, 1, SIZE);
            pictures.add(Arrays.hashCode(samples(clip.frames().getFirst())));
            captions.add(clip.caption());
        }
        assertEquals(20, pictures.size());
        assertTrue(captions.size() > 15, captions.toString());
    }

    @Test
    void nearlyAllScenesHaveContrastAndMove() {
        int flat = 0;
        int still = 0;
        for (int seed = 100; seed < 140; seed++) {
            List<float[]> frames = new ArrayList<>();
            for (Picture frame : Footage.shot(seed, 4, SIZE).frames()) {
                frames.add(samples(frame));
            }
            for (float s : frames.getFirst()) {
                assertTrue(s >= 0 && s <= 1);
            }
            flat += spread(frames.getFirst()) < 0.04 ? 1 : 0;
            still += Arrays.equals(frames.getFirst(), frames.getLast()) ? 1 : 0;
        }
        assertTrue(flat <= 6, flat + " flat");
        assertTrue(still <= 10, still + " still");
    }

    @Test
    void aFilmCutsBetweenItsShots() {
        Footage.Clip film = Footage.film(3, 2, 2, SIZE);
        assertEquals(4, film.frames().size());
        assertNotEquals(
                Arrays.hashCode(samples(film.frames().get(1))),
                Arrays.hashCode(samples(film.frames().get(2))));
        assertTrue(film.caption().contains("; "));
    }
}
