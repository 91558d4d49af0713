package org.interweave.metrics;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;

import org.bytedeco.javacv.FFmpegFrameFilter;
import org.bytedeco.javacv.Frame;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** FFmpeg's own filters that compare two pictures. */
final class FfmpegReference {
    private FfmpegReference() {}

    /**
     * A number of a filter's statistics.
     *
     * @param filter {@code psnr} or {@code ssim}
     * @param format the pixel format in which it compares
     * @param name of the number, such as {@code psnr_avg} or {@code Y}
     */
    static double number(
            String filter, String format, String name, Picture a, Picture b, Path folder)
            throws Exception {
        Path stats = folder.resolve(filter + ".log");
        String graph =
                "[0:v]format=%1$s[a];[1:v]format=%1$s[b];[a][b]%2$s=stats_file=%3$s[v]"
                        .formatted(format, filter, stats);
        Size size = a.size();
        try (FFmpegFrameFilter compare =
                new FFmpegFrameFilter(graph, size.width(), size.height())) {
            compare.setVideoInputs(2);
            compare.setPixelFormat(AV_PIX_FMT_RGB24);
            compare.start();
            compare.push(0, frame(a), AV_PIX_FMT_RGB24);
            compare.push(1, frame(b), AV_PIX_FMT_RGB24);
            compare.pull();
        }
        Matcher found =
                Pattern.compile("\\b" + name + ":([0-9.]+|inf)").matcher(Files.readString(stats));
        if (!found.find()) {
            throw new IllegalStateException(Files.readString(stats));
        }
        return found.group(1).equals("inf")
                ? Double.POSITIVE_INFINITY
                : Double.parseDouble(found.group(1));
    }

    private static Frame frame(Picture picture) {
        Size size = picture.size();
        Frame frame = new Frame(size.width(), size.height(), Frame.DEPTH_UBYTE, 3);
        ByteBuffer bytes = (ByteBuffer) frame.image[0];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    bytes.put(
                            y * frame.imageStride + 3 * x + c,
                            (byte) Math.round(255 * picture.at(c, y, x)));
                }
            }
        }
        return frame;
    }
}
