package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.Optional;
import java.util.concurrent.Executor;

/** The frame that an export has just written, small, a few times a second at most. */
public final class LiveFrame {
    private static final int WIDTH = 240;
    private static final long REST = 300_000_000;

    private final ReadOnlyObjectWrapper<Optional<Pixels>> frame =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Pixels> news;
    private long last = System.nanoTime() - REST;

    /**
     * @param screen the thread on which the frame changes
     */
    public LiveFrame(Executor screen) {
        news = new Latest<>(screen, p -> frame.set(Optional.of(p)));
    }

    /** The frame; empty until one was written. */
    public ReadOnlyObjectProperty<Optional<Pixels>> frame() {
        return frame.getReadOnlyProperty();
    }

    /** A frame is written; called on the encoder's thread. */
    public void show(Picture picture) {
        long now = System.nanoTime();
        if (now - last > REST) {
            last = now;
            news.set(Pixels.of(small(picture)));
        }
    }

    private static Picture small(Picture picture) {
        Size from = picture.size();
        int width = Math.min(WIDTH, from.width());
        Size to = new Size(width, Math.max(1, from.height() * width / from.width()));
        float[] samples = new float[Picture.CHANNELS * to.pixels()];
        for (int i = 0; i < samples.length; i++) {
            int x = i % to.width();
            int y = i % to.pixels() / to.width();
            samples[i] =
                    picture.at(
                            i / to.pixels(),
                            y * from.height() / to.height(),
                            x * from.width() / to.width());
        }
        return Picture.of(to, samples);
    }
}
