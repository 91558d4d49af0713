package org.interweave.report;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.metrics.Pixels;
import org.interweave.metrics.TemporalProfile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures as text inside a page. */
final class DataUri {
    private static final float QUALITY = 0.92f;

    private DataUri() {}

    /** A frame, as JPEG. */
    static String of(Picture picture) {
        Size size = picture.size();
        Pixels pixels = Pixels.of(picture);
        BufferedImage image =
                new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                image.setRGB(x, y, pixels.rgb(y, x));
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return uri("image/jpeg", bytes);
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
        return uri("image/png", bytes);
    }

    private static String uri(String type, ByteArrayOutputStream bytes) {
        return "data:"
                + type
                + ";base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
