package org.interweave.degrade;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures through a JPEG file and back, in memory. */
final class Jpeg {
    private Jpeg() {}

    /**
     * The picture as it comes back.
     *
     * @param quality 1 (worst) to 100, as in libjpeg
     */
    static Picture apply(Picture picture, int quality) {
        try {
            return picture(decoded(encoded(image(picture), quality)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    private static byte[] encoded(BufferedImage image, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage decoded(byte[] bytes) throws IOException {
        ImageIO.setUseCache(false);
        return ImageIO.read(new ByteArrayInputStream(bytes));
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
