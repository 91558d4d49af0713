package org.interweave.frame;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as JPEG files in memory. */
public final class Jpeg {
    private Jpeg() {}

    /**
     * A file.
     *
     * @param quality 1 (worst) to 100, as in libjpeg
     */
    public static byte[] encode(Picture picture, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(picture), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * The picture of a file.
     *
     * @throws IOException if it is damaged
     */
    public static Picture decode(byte[] file) throws IOException {
        BufferedImage image =
                ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
        if (image == null) {
            throw new IOException("no picture");
        }
        return picture(image);
    }

    /** The picture as it comes back from such a file. */
    public static Picture roundTrip(Picture picture, int quality) {
        try {
            return decode(encode(picture, quality));
        } catch (IOException e) {
            throw new UncheckedIOException("just written", e);
        }
    }

    private static BufferedImage image(Picture picture) {
        Size size = picture.size();
        BufferedImage image =
                new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | Math.round(255 * Math.clamp(picture.at(c, y, x), 0f, 1f));
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    private static Picture picture(BufferedImage image) {
        Size size = new Size(image.getWidth(), image.getHeight());
        float[] samples = new float[3 * size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int rgb = image.getRGB(x, y);
                for (int c = 0; c < 3; c++) {
                    samples[(c * size.height() + y) * size.width() + x] =
                            (rgb >> (16 - 8 * c) & 0xff) / 255f;
                }
            }
        }
        return Picture.of(size, samples);
    }
}
