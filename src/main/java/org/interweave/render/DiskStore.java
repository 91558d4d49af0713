package org.interweave.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Bytes by key on a disk: bounded, the longest unused going first, damage found by a checksum.
 *
 * <p>A file appears whole or not at all. What is pinned stays, even beyond the bound. Several
 * programs may share a folder: what one takes away, another finds missing. Any thread may call it.
 *
 * <p>A file is {@code IWC1}, the CRC-32C of the rest, and the content; little-endian.
 */
final class DiskStore {
    private static final int MAGIC = 0x31435749;
    private static final int HEADER = 8;

    private final Path folder;
    private final long limitBytes;
    private final Map<Key, Integer> pins = new HashMap<>();

    /** Bytes by key, the longest unused first. */
    private final LinkedHashMap<Key, Long> entries = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;
    private long parts;

    private DiskStore(Path folder, long limitBytes) {
        this.folder = folder;
        this.limitBytes = limitBytes;
    }

    /**
     * Looks at what a folder holds; makes it if need be.
     *
     * @param limitBytes of all content, files' own overhead not counted
     */
    static DiskStore open(Path folder, long limitBytes) throws IOException {
        Files.createDirectories(folder);
        DiskStore store = new DiskStore(folder, limitBytes);
        record Found(Key key, long bytes, FileTime used) {}
        List<Found> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".part")) {
                    discardOld(file);
                } else if (name.length() == 64) {
                    found.add(
                            new Found(
                                    new Key(name),
                                    Files.size(file),
                                    Files.getLastModifiedTime(file)));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        found.sort(Comparator.comparing(Found::used));
        found.forEach(f -> store.add(f.key, f.bytes));
        return store;
    }

    /** A part that nobody has written to for an hour was left by a program that was killed. */
    private static void discardOld(Path part) throws IOException {
        FileTime hourAgo = FileTime.from(Instant.now().minusSeconds(3600));
        if (Files.getLastModifiedTime(part).compareTo(hourAgo) < 0) {
            Files.deleteIfExists(part);
        }
    }

    private void add(Key key, long size) {
        Long before = entries.put(key, size);
        bytes += size - (before == null ? 0 : before);
    }

    private Path file(Key key) {
        return folder.resolve(key.hex().substring(0, 2)).resolve(key.hex());
    }

    /** Whether there is something under a key, whole or not. */
    synchronized boolean holds(Key key) {
        return entries.containsKey(key) || adopt(key);
    }

    /** Another program may have written it. */
    private boolean adopt(Key key) {
        try {
            add(key, Files.size(file(key)));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * The content under a key, little-endian; empty if there is none, or if it is damaged, in which
     * case it is removed.
     */
    synchronized Optional<ByteBuffer> read(Key key) throws IOException {
        if (!holds(key)) {
            return Optional.empty();
        }
        entries.get(key);
        try {
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(file(key)));
            file.order(ByteOrder.LITTLE_ENDIAN);
            if (file.remaining() > HEADER && file.getInt() == MAGIC) {
                int expected = file.getInt();
                ByteBuffer content = file.slice().order(ByteOrder.LITTLE_ENDIAN);
                if (checksum(content) == expected) {
                    Files.setLastModifiedTime(file(key), FileTime.from(Instant.now()));
                    return Optional.of(content);
                }
            }
        } catch (NoSuchFileException _) {
            // Another program took it away.
        }
        remove(key);
        return Optional.empty();
    }

    private static int checksum(ByteBuffer... parts) {
        CRC32C crc = new CRC32C();
        for (ByteBuffer part : parts) {
            crc.update(part.duplicate());
        }
        return (int) crc.getValue();
    }

    /**
     * Keeps content under a key, and lets go of what has been unused the longest.
     *
     * @param content one after another, each from its position to its limit
     * @throws IOException if the disk is full, or fails
     */
    synchronized void write(Key key, ByteBuffer... content) throws IOException {
        Path file = file(key);
        Files.createDirectories(file.resolveSibling("."));
        Path part =
                file.resolveSibling(
                        key + "-" + ProcessHandle.current().pid() + "-" + parts++ + ".part");
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).putInt(checksum(content)).flip();
        List<ByteBuffer> all = new ArrayList<>(List.of(header));
        for (ByteBuffer one : content) {
            all.add(one.duplicate());
        }
        long size = all.stream().mapToLong(ByteBuffer::remaining).sum();
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer[] parts = all.toArray(ByteBuffer[]::new);
                while (parts[parts.length - 1].hasRemaining()) {
                    channel.write(parts);
                }
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        add(key, size);
        evict(key);
    }

    private void evict(Key kept) throws IOException {
        Iterator<Map.Entry<Key, Long>> oldest = entries.entrySet().iterator();
        while (bytes > limitBytes && oldest.hasNext()) {
            Map.Entry<Key, Long> entry = oldest.next();
            if (!entry.getKey().equals(kept) && !pins.containsKey(entry.getKey())) {
                bytes -= entry.getValue();
                oldest.remove();
                Files.deleteIfExists(file(entry.getKey()));
            }
        }
    }

    /** Removes what is under a key, if anything is. */
    synchronized void remove(Key key) throws IOException {
        Long size = entries.remove(key);
        bytes -= size == null ? 0 : size;
        Files.deleteIfExists(file(key));
    }

    /** Keeps what is or will be under a key from being let go, until it is unpinned as often. */
    synchronized void pin(Key key) {
        pins.merge(key, 1, Integer::sum);
    }

    /** Takes one {@link #pin} back. */
    synchronized void unpin(Key key) {
        pins.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
    }

    /** Bytes that there may be. */
    long limitBytes() {
        return limitBytes;
    }

    /** Bytes of everything held. */
    synchronized long bytes() {
        return bytes;
    }
}
