package org.interweave.media;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.opencv_video.DISOpticalFlow.PRESET_FAST;
import static org.bytedeco.opencv.opencv_video.DISOpticalFlow.PRESET_MEDIUM;
import static org.bytedeco.opencv.opencv_video.DISOpticalFlow.PRESET_ULTRAFAST;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;
import org.interweave.frame.FlowField;
import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.FloatBuffer;

/**
 * Dense inverse search, OpenCV's implementation: the same pictures give the same motion.
 *
 * <p>Source: T. Kroeger and others, Fast Optical Flow using Dense Inverse Search, ECCV 2016.
 *
 * @param preset how much time it takes
 */
public record DisFlow(Preset preset) implements OpticalFlow {
    /** The shortest side its patches can work on; smaller pictures are repeated at the edges. */
    private static final int LEAST_SIDE = 32;

    /** OpenCV's presets; at 1280x720 about 40, 70 and 270 ms on two cores. */
    public enum Preset {
        ULTRAFAST,
        FAST,
        MEDIUM,
        /**
         * Down to single pixels, for pictures that were reduced: as exact on them as MEDIUM before.
         */
        REDUCED
    }

    @Override
    public FlowField flow(Picture from, Picture to) {
        if (!from.size().equals(to.size())) {
            throw new IllegalArgumentException(from.size() + " to " + to.size());
        }
        // An instance that has seen another size crashes: each call gets its own.
        try (DISOpticalFlow dis = DISOpticalFlow.create(code());
                Mat a = grey(from);
                Mat b = grey(to);
                Mat flow = new Mat()) {
            if (preset == Preset.REDUCED) {
                dis.setFinestScale(0);
                dis.setPatchStride(4);
                dis.setGradientDescentIterations(16);
            }
            dis.calc(a, b, flow);
            return field(flow, from.size());
        }
    }

    private int code() {
        return switch (preset) {
            case ULTRAFAST -> PRESET_ULTRAFAST;
            case FAST -> PRESET_FAST;
            case MEDIUM, REDUCED -> PRESET_MEDIUM;
        };
    }

    private static FlowField field(Mat flow, Size size) {
        float[] vectors = new float[2 * size.pixels()];
        FloatBuffer found = flow.createBuffer();
        for (int y = 0; y < size.height(); y++) {
            found.get(y * 2 * flow.cols(), vectors, y * 2 * size.width(), 2 * size.width());
        }
        return FlowField.of(size, vectors);
    }

    private static Mat grey(Picture picture) {
        Size size = picture.size();
        int width = Math.max(LEAST_SIDE, size.width());
        int height = Math.max(LEAST_SIDE, size.height());
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int row = Math.min(y, size.height() - 1);
            for (int x = 0; x < width; x++) {
                int column = Math.min(x, size.width() - 1);
                pixels[y * width + x] = (byte) luma(picture, row, column);
            }
        }
        Mat grey = new Mat(height, width, CV_8UC1);
        grey.data().put(pixels);
        return grey;
    }

    /** BT.601 luma in [0, 255]. */
    private static int luma(Picture picture, int y, int x) {
        float luma =
                0.299f * picture.at(0, y, x)
                        + 0.587f * picture.at(1, y, x)
                        + 0.114f * picture.at(2, y, x);
        return Math.round(255 * Math.clamp(luma, 0f, 1f));
    }
}
