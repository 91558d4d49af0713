package org.interweave.ui.view;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.interweave.ui.model.Pixels;

import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** JavaFX images over pixels, without a copy; the last ones used are kept. */
final class Images {
    private static final int KEPT = 160;

    private final Map<Pixels, Image> images =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Pixels, Image> eldest) {
                    return size() > KEPT;
                }
            };

    /** The image of some pixels. */
    Image of(Pixels pixels) {
        return images.computeIfAbsent(pixels, Images::wrap);
    }

    /** A new image of some pixels. */
    static Image wrap(Pixels pixels) {
        return new WritableImage(
                new PixelBuffer<>(
                        pixels.size().width(),
                        pixels.size().height(),
                        IntBuffer.wrap(pixels.argb()),
                        PixelFormat.getIntArgbPreInstance()));
    }
}
