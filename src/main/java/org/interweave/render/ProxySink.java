package org.interweave.render;

import org.interweave.frame.Picture;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Keeps finished frames as proxies. */
final class ProxySink implements FrameSink {
    private final WindowCache cache;
    private final Iterator<Key> keys;

    /**
     * @param keys of the frames that will come, in order
     */
    ProxySink(WindowCache cache, List<Key> keys) {
        this.cache = cache;
        this.keys = keys.iterator();
    }

    @Override
    public void write(Picture picture) throws ProblemException {
        try {
            cache.keep(keys.next(), Proxy.of(picture));
        } catch (IOException e) {
            throw Problems.cache(e);
        }
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
