package org.interweave.train.footage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class LookTest {
    private static final Size SIZE = new Size(32, 32);

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"SCAN_LINES", "MOSAIC"})
    void noSquareOfARasterShowsItOnceItIsOnePixel(Look look) {
        Picture picture = dark(Footage.shot(3, 1, SIZE).frames().getFirst());
        Footage.Clip take = look.take(new Footage.Clip(List.of(picture), "dots"), 1);
        Picture printed = take.frames().getFirst();
        double most = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = 0; y < SIZE.height(); y += 4) {
                for (int x = 0; x < SIZE.width(); x += 4) {
                    most =
                            Math.max(
                                    most,
                                    Math.abs(mean(picture, c, y, x) - mean(printed, c, y, x)));
                }
            }
        }
        assertTrue(most < 0.05, "changes a square by " + most);
        assertEquals("dots, " + look.words, take.caption());
    }

    /** So that no line is clipped. */
    private static Picture dark(Picture picture) {
        float[] samples = new float[Picture.CHANNELS * picture.size().pixels()];
        picture.copyTo(samples, 0);
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= 0.8f;
        }
        return Picture.of(picture.size(), samples);
    }

    private static double mean(Picture picture, int c, int top, int left) {
        double sum = 0;
        for (int i = 0; i < 16; i++) {
            sum += picture.at(c, top + i / 4, left + i % 4);
        }
        return sum / 16;
    }
}
