package org.interweave.ui.view;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.interweave.ui.model.Pixels;

import java.nio.IntBuffer;
import java.util.Map;
import java.util.WeakHashMap;

/** JavaFX images over pixels, without a copy; each is there as long as its pixels are. */
final class Images {
    /** An image holds the samples and not the pixels themselves, so these can go. */
    private final Map<Pixels, Image> images = new WeakHashMap<>();

    /** The image of some pixels. */
    Image of(Pixels pixels) {
        return images.computeIfAbsent(pixels, Images::wrap);
    }

    /** How many images there are. */
    int count() {
        return images.size();
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
