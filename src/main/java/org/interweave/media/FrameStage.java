package org.interweave.media;

import org.interweave.frame.Picture;

import java.util.function.Consumer;

/**
 * Something done to the frames of a clip one after another, which may keep some back.
 *
 * <p>As many frames come out as go in, in order. Whoever opened it closes it.
 */
public interface FrameStage extends AutoCloseable {
    /**
     * Takes the next frame and hands on every frame that is ready.
     *
     * @param next called on this thread, any number of times
     */
    void push(Picture frame, Consumer<Picture> next);

    /** Hands on the frames kept back; nothing may be pushed after it. */
    void finish(Consumer<Picture> next);

    @Override
    void close();
}
