package org.interweave.render;

import org.interweave.frame.Size;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was computed before, by key: latents in memory, then on disk, and 8-bit pictures on disk.
 *
 * <p>Both are bounded in bytes; the longest unused goes first, and what is pinned stays on the
 * disk. What is damaged is not there. Any thread may call it.
 */
public final class WindowCache {
    private final DiskStore disk;
    private final long memoryBytes;
    private final LinkedHashMap<Key, Tensor> memory = new LinkedHashMap<>(16, 0.75f, true);
    private long heldBytes;

    private WindowCache(DiskStore disk, long memoryBytes) {
        this.disk = disk;
        this.memoryBytes = memoryBytes;
    }

    /**
     * How much is kept.
     *
     * @param memoryBytes of latents in memory
     * @param diskBytes on the disk, what is pinned beyond it not counted
     */
    public record Limits(long memoryBytes, long diskBytes) {
        private static final long MEMORY = 256L << 20;

        /**
         * 256 MiB in memory, but at most a quarter of what Java gives to buffers, which is as much
         * as its heap; 50 GiB on the disk.
         */
        public static final Limits USUAL =
                new Limits(Math.min(MEMORY, Runtime.getRuntime().maxMemory() / 4), 50L << 30);

        public Limits {
            if (memoryBytes < 0 || diskBytes < 0) {
                throw new IllegalArgumentException(memoryBytes + ", " + diskBytes);
            }
        }
    }

    /** Opens the cache in a folder; makes it if need be. */
    public static WindowCache open(Path folder, Limits limits) throws IOException {
        return new WindowCache(DiskStore.open(folder, limits.diskBytes()), limits.memoryBytes());
    }

    /** Whether there is something under a key; without reading it. */
    public boolean holds(Key key) {
        synchronized (this) {
            if (memory.containsKey(key)) {
                return true;
            }
        }
        return disk.holds(key);
    }

    /** The latents under a key. */
    Optional<Tensor> latents(Key key) throws IOException {
        synchronized (this) {
            Tensor known = memory.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<Tensor> read = disk.read(key).map(WindowCache::tensor);
        read.ifPresent(tensor -> remember(key, tensor));
        return read;
    }

    private static Tensor tensor(ByteBuffer content) {
        int[] extents = new int[content.getInt()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = content.getInt();
        }
        Shape shape = Shape.of(extents);
        FloatBuffer data = Tensor.allocate(shape);
        data.put(content.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
        return Tensor.wrap(shape, data);
    }

    /**
     * Keeps latents.
     *
     * @throws IOException if the disk is full, or fails
     */
    void keep(Key key, Tensor latents) throws IOException {
        List<Integer> extents = latents.shape().extents();
        ByteBuffer shape =
                ByteBuffer.allocate(Integer.BYTES * (1 + extents.size()))
                        .order(ByteOrder.LITTLE_ENDIAN);
        shape.putInt(extents.size());
        extents.forEach(shape::putInt);
        disk.write(key, shape.flip(), bytes(latents));
        remember(key, latents);
    }

    /** Little-endian; in place where the machine has them so, as the device waits meanwhile. */
    private static ByteBuffer bytes(Tensor latents) {
        if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            return MemorySegment.ofBuffer(latents.data()).asByteBuffer();
        }
        ByteBuffer copy =
                ByteBuffer.allocate(Float.BYTES * latents.shape().count())
                        .order(ByteOrder.LITTLE_ENDIAN);
        copy.asFloatBuffer().put(latents.data());
        return copy;
    }

    private synchronized void remember(Key key, Tensor latents) {
        long bytes = (long) latents.shape().count() * Float.BYTES;
        if (bytes > memoryBytes || memory.put(key, latents) != null) {
            return;
        }
        heldBytes += bytes;
        Iterator<Map.Entry<Key, Tensor>> oldest = memory.entrySet().iterator();
        while (heldBytes > memoryBytes) {
            heldBytes -= (long) oldest.next().getValue().shape().count() * Float.BYTES;
            oldest.remove();
        }
    }

    /** Forgets latents that will not be asked for again. */
    void drop(Key key) throws IOException {
        synchronized (this) {
            Tensor known = memory.remove(key);
            heldBytes -= known == null ? 0 : (long) known.shape().count() * Float.BYTES;
        }
        disk.remove(key);
    }

    /** The 8-bit picture under a key. */
    public Optional<Proxy> proxy(Key key) throws IOException {
        return disk.read(key)
                .map(
                        content -> {
                            Size size = new Size(content.getInt(), content.getInt());
                            byte[] rgb = new byte[content.remaining()];
                            content.get(rgb);
                            return new Proxy(size, ByteBuffer.wrap(rgb).asReadOnlyBuffer());
                        });
    }

    /** Keeps an 8-bit picture. */
    void keep(Key key, Proxy proxy) throws IOException {
        ByteBuffer rgb = proxy.rgb().duplicate();
        ByteBuffer content =
                ByteBuffer.allocate(2 * Integer.BYTES + rgb.remaining())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(proxy.size().width())
                        .putInt(proxy.size().height())
                        .put(rgb);
        disk.write(key, content.flip());
    }

    /** Bytes that may be on the disk. */
    long diskLimitBytes() {
        return disk.limitBytes();
    }

    /** Bytes on the disk. */
    public long diskBytes() {
        return disk.bytes();
    }

    /** Keeps what is or will be under some keys on the disk until the pin is closed. */
    Pin pin(Collection<Key> keys) {
        List<Key> pinned = new ArrayList<>(keys);
        pinned.forEach(disk::pin);
        return () -> pinned.forEach(disk::unpin);
    }

    /** Holds windows of an unfinished job. */
    @FunctionalInterface
    interface Pin extends AutoCloseable {
        @Override
        void close();
    }
}
