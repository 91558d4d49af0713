package org.interweave.metrics;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_quality.QualityGMSD;
import org.bytedeco.opencv.opencv_quality.QualitySSIM;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;

class PairMetricsTest {
    private static final Size SIZE = new Size(176, 144);
    private static final Picture CLEAN = Pictures.waves(SIZE, 0);

    @TempDir Path folder;

    private static Mat luma(Picture picture) {
        double[] luma = Planes.luma(picture);
        Mat mat = new Mat(picture.size().height(), picture.size().width(), CV_32FC1);
        FloatBuffer samples = mat.createBuffer();
        for (double value : luma) {
            samples.put((float) value);
        }
        return mat;
    }

    @Test
    void aDifferenceOfOneLevelIs48Decibels() {
        Picture grey = Pictures.of(SIZE, (_, _, _) -> 100 / 255.0);
        Picture next = Pictures.of(SIZE, (_, _, _) -> 101 / 255.0);
        double peak = 20 * Math.log10(255);
        assertEquals(peak, new Psnr(Psnr.Of.RGB).score(grey, next), 1e-4);
        assertEquals(
                peak + 20 * Math.log10(255.0 / 219),
                new Psnr(Psnr.Of.LUMA).score(grey, next),
                1e-3);
        assertEquals(Double.POSITIVE_INFINITY, new Psnr(Psnr.Of.RGB).score(grey, grey));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.5})
    void psnrIsThatOfFfmpegsFilter(double strength) throws Exception {
        Picture noisy = Pictures.noisy(CLEAN, strength, 1);
        double theirs = FfmpegReference.number("psnr", "gbrp", "psnr_avg", noisy, CLEAN, folder);
        assertEquals(theirs, new Psnr(Psnr.Of.RGB).score(noisy, CLEAN), 0.0051);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05, 0.1})
    void ssimIsNearThatOfFfmpegsFilterWhichHasSquareWindows(double strength) throws Exception {
        Picture noisy = Pictures.noisy(CLEAN, strength, 2);
        double theirs = FfmpegReference.number("ssim", "yuvj444p", "Y", noisy, CLEAN, folder);
        assertEquals(theirs, new Ssim().score(noisy, CLEAN), 0.035);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.5})
    void ssimIsThatOfOpenCv(double strength) {
        Picture noisy = Pictures.noisy(CLEAN, strength, 2);
        try (Mat a = luma(CLEAN);
                Mat b = luma(noisy);
                QualitySSIM theirs = QualitySSIM.create(a);
                Mat map = new Mat()) {
            theirs.compute(b);
            theirs.getQualityMap(map);
            assertEquals(1, map.channels());
            DoubleBuffer values = map.createBuffer();
            double sum = 0;
            // Away from the borders, which OpenCV continues by reflection.
            for (int y = 5; y < SIZE.height() - 5; y++) {
                for (int x = 5; x < SIZE.width() - 5; x++) {
                    sum += values.get(y * SIZE.width() + x);
                }
            }
            double mean = sum / ((SIZE.width() - 10) * (SIZE.height() - 10));
            assertEquals(mean, new Ssim().score(noisy, CLEAN), 2e-4);
        }
    }

    @Test
    void ssimOfPlainFramesIsItsLuminanceTerm() {
        Picture dark = Pictures.of(SIZE, (_, _, _) -> 60 / 255.0);
        Picture light = Pictures.of(SIZE, (_, _, _) -> 90 / 255.0);
        double c1 = Math.pow(0.01 * 255, 2);
        double expected = (2 * 60 * 90 + c1) / (60 * 60 + 90 * 90 + c1);
        assertEquals(expected, new Ssim().score(dark, light), 1e-6);
        assertEquals(1, new Ssim().score(CLEAN, CLEAN), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5})
    void gmsdIsNearThatOfOpenCv(double strength) {
        Picture noisy = Pictures.noisy(CLEAN, strength, 3);
        try (Mat a = luma(CLEAN);
                Mat b = luma(noisy);
                QualityGMSD theirs = QualityGMSD.create(a)) {
            assertEquals(theirs.compute(b).get(0), new Gmsd().score(noisy, CLEAN), 0.01);
        }
    }

    @Test
    void gmsdGrowsWithTheDamageAndIsNothingForEqualFrames() {
        Gmsd gmsd = new Gmsd();
        assertEquals(0, gmsd.score(CLEAN, CLEAN), 1e-9);
        double little = gmsd.score(Pictures.noisy(CLEAN, 0.05, 4), CLEAN);
        double much = gmsd.score(Pictures.noisy(CLEAN, 0.4, 4), CLEAN);
        assertTrue(0 < little && little < much, little + " " + much);
    }

    @Test
    void framesOfOtherSizesAreRefused() {
        Picture other = Pictures.waves(new Size(16, 9), 0);
        for (PairMetric metric : ClipMeter.USUAL) {
            assertThrows(IllegalArgumentException.class, () -> metric.score(other, CLEAN));
        }
    }
}
