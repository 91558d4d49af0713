package org.interweave.render;

import org.interweave.frame.Picture;

import java.util.function.Consumer;

/**
 * Passes frames on and lets someone see them.
 *
 * @param next closed with this
 * @param watcher sees every frame on the writing thread, before it is passed on
 */
record WatchedSink(FrameSink next, Consumer<? super Picture> watcher) implements FrameSink {
    @Override
    public void write(Picture picture) throws ProblemException {
        watcher.accept(picture);
        next.write(picture);
    }

    @Override
    public void finish() throws ProblemException {
        next.finish();
    }

    @Override
    public void close() {
        next.close();
    }
}
