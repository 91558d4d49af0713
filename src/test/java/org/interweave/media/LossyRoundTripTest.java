package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LossyRoundTripTest {
    private static final Size SIZE = new Size(51, 37);

    private static Picture frame(int number) {
        float[] samples = new float[3 * SIZE.pixels()];
        for (int i = 0; i < samples.length; i++) {
            int x = i % SIZE.width() + number;
            int y = i / SIZE.width() % SIZE.height();
            samples[i] = (float) (0.5 + 0.3 * Math.sin(x * 0.5) + 0.1 * Math.cos(y * 1.1));
        }
        return Picture.of(SIZE, samples);
    }

    private static double loss(LossyCodec codec) {
        List<Picture> out = new ArrayList<>();
        try (LossyRoundTrip trip = new LossyRoundTrip(SIZE, codec)) {
            for (int f = 0; f < 10; f++) {
                trip.push(frame(f), out::add);
            }
            trip.finish(out::add);
        }
        assertEquals(10, out.size(), codec.toString());
        double sum = 0;
        for (int f = 0; f < 10; f++) {
            for (int y = 0; y < SIZE.height(); y++) {
                for (int x = 0; x < SIZE.width(); x++) {
                    sum += Math.abs(out.get(f).at(1, y, x) - frame(f).at(1, y, x));
                }
            }
        }
        return sum / (10 * SIZE.pixels());
    }

    @Test
    void aCoarserQuantizerLosesMoreAndAFineOneLittle() {
        double fine = loss(new LossyCodec.Mpeg4(2));
        double coarse = loss(new LossyCodec.Mpeg4(20));
        assertTrue(fine < 0.02, "mpeg4 " + fine);
        assertTrue(coarse > 2 * fine, coarse + " against " + fine);
        double good = loss(new LossyCodec.H264(18));
        double bad = loss(new LossyCodec.H264(44));
        assertTrue(good < 0.02, "h264 " + good);
        assertTrue(bad > 2 * good, bad + " against " + good);
    }
}
