package org.interweave.degrade;

import org.interweave.frame.Picture;
import org.interweave.media.FrameStage;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What happens to each frame by itself. */
record PerFrame(UnaryOperator<Picture> change) implements FrameStage {
    @Override
    public void push(Picture frame, Consumer<Picture> next) {
        next.accept(change.apply(frame));
    }

    @Override
    public void finish(Consumer<Picture> next) {}

    @Override
    public void close() {}
}
