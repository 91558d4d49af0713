package org.interweave.ui.model;

import org.interweave.frame.Picture;
import org.interweave.render.FrameSink;

import java.util.ArrayList;
import java.util.List;

/** Keeps restored frames in memory, for the viewer. */
final class PixelSink implements FrameSink {
    private final List<Pixels> frames;

    /**
     * @param frames emptied, then filled
     */
    PixelSink(List<Pixels> frames) {
        this.frames = frames;
        frames.clear();
    }

    /** The frames so far. */
    static List<Pixels> room() {
        return new ArrayList<>();
    }

    @Override
    public void write(Picture picture) {
        frames.add(Pixels.of(picture));
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
