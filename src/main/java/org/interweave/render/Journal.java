package org.interweave.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.interweave.media.Delivery;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unfinished jobs, each in a file of a folder that is written whole and deleted when the job is
 * over. What windows are done is not here: the cache knows them by their keys.
 *
 * <p>A job that a running program holds is locked; another program leaves it alone.
 */
final class Journal implements AutoCloseable {
    private static final String ENDING = ".json";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Map<String, FileLock> locks = new HashMap<>();

    /**
     * One unfinished job.
     *
     * @param place in the queue
     * @param paused by the user
     */
    record Entry(String id, int place, boolean paused, Order order) {}

    Journal(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The jobs that no running program holds, in the order of their places; they are held now. */
    synchronized List<Entry> recover() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String id : ids()) {
            if (!locks.containsKey(id) && hold(id)) {
                Optional<Entry> entry = read(id);
                if (entry.isPresent()) {
                    entries.add(entry.get());
                } else {
                    release(id);
                }
            }
        }
        entries.sort(Comparator.comparingInt(Entry::place));
        return entries;
    }

    private List<String> ids() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList();
        }
    }

    /** A job; empty if its file is damaged, or another program has finished it meanwhile. */
    private Optional<Entry> read(String id) throws IOException {
        Path file = folder.resolve(id + ENDING);
        try {
            JsonNode tree = Recipe.JSON.readTree(Files.readString(file));
            if (tree.at("/order/purpose") instanceof ObjectNode purpose && purpose.has("depth")) {
                // Written before there was a choice of codecs.
                purpose.putIfAbsent("codec", TextNode.valueOf(Delivery.Codec.USUAL.name()));
            }
            return Optional.of(Recipe.JSON.treeToValue(tree, Entry.class));
        } catch (NoSuchFileException _) {
            Files.deleteIfExists(folder.resolve(id + LOCK));
            return Optional.empty();
        } catch (JsonProcessingException e) {
            System.getLogger(Journal.class.getName())
                    .log(System.Logger.Level.WARNING, "not a job: " + file, e);
            return Optional.empty();
        }
    }

    /**
     * Forgets jobs of other programs with this target that none of them holds: a new one takes
     * their place.
     *
     * @return whether none is left, so that nobody else writes there
     */
    synchronized boolean supersede(Path target) throws IOException {
        boolean free = true;
        for (String id : ids()) {
            if (locks.containsKey(id)
                    || !read(id).flatMap(e -> e.order().target()).equals(Optional.of(target))) {
                continue;
            }
            if (hold(id)) {
                delete(id);
            } else {
                free = false;
            }
        }
        return free;
    }

    private boolean hold(String id) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(id + LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                locks.put(id, lock);
                return true;
            }
        } catch (OverlappingFileLockException _) {
            // Another engine of this program holds it.
        }
        channel.close();
        return false;
    }

    private void release(String id) throws IOException {
        FileLock lock = locks.remove(id);
        if (lock != null) {
            lock.acquiredBy().close();
        }
    }

    /** Writes a job down, new or changed. */
    synchronized void save(Entry entry) throws IOException {
        if (!locks.containsKey(entry.id())) {
            hold(entry.id());
        }
        WholeFile.write(folder.resolve(entry.id() + ENDING), Recipe.JSON.writeValueAsString(entry));
    }

    /** The job is over. */
    synchronized void delete(String id) throws IOException {
        Files.deleteIfExists(folder.resolve(id + ENDING));
        release(id);
        Files.deleteIfExists(folder.resolve(id + LOCK));
    }

    /** Lets go of all jobs; they stay unfinished. */
    @Override
    public synchronized void close() throws IOException {
        for (String id : List.copyOf(locks.keySet())) {
            release(id);
        }
    }
}
