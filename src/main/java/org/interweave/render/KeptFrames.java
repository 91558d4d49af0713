package org.interweave.render;

import org.interweave.frame.Picture;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * Keeps the frames that go through as proxies, for whoever looks at them later. What the cache
 * cannot take is left out: the output does not need it.
 */
final class KeptFrames implements FrameSink {
    private final FrameSink next;
    private final WindowCache cache;
    private final Iterator<Optional<Key>> keys;
    private boolean failed;

    /**
     * @param next closed with this
     * @param keys of the frames that will come, in order; empty for those that are not kept
     */
    KeptFrames(FrameSink next, WindowCache cache, Iterator<Optional<Key>> keys) {
        this.next = next;
        this.cache = cache;
        this.keys = keys;
    }

    @Override
    public void write(Picture picture) throws ProblemException {
        next.write(picture);
        Optional<Key> key = keys.next();
        if (key.isPresent() && !failed && !cache.holds(key.get())) {
            try {
                cache.keep(key.get(), Proxy.of(picture));
            } catch (IOException e) {
                failed = true;
                System.getLogger(KeptFrames.class.getName())
                        .log(System.Logger.Level.WARNING, "exported frames are not kept", e);
            }
        }
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
