package org.interweave.report;

import org.interweave.frame.Jpeg;
import org.interweave.frame.Picture;
import org.interweave.metrics.TemporalProfile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

import javax.imageio.ImageIO;

/** Pictures as text inside a page. */
final class DataUri {
    private static final int QUALITY = 92;

    private DataUri() {}

    /** A frame, as JPEG. */
    static String of(Picture picture) {
        return uri("image/jpeg", Jpeg.encode(picture, QUALITY));
    }

    /** A slice, a pixel a frame and sample, as PNG. */
    static String of(TemporalProfile profile) {
        int width = profile.frames().count();
        BufferedImage image =
                new BufferedImage(width, profile.samples(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, profile.samples(), profile.argb(), 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return uri("image/png", bytes.toByteArray());
    }

    private static String uri(String type, byte[] bytes) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
