package org.interweave.ui.model;

import org.interweave.diffusion.Mix;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The numbers that were found of one clip. They are small, and stay when the pictures they were
 * found of have left memory.
 *
 * <p>One thread only.
 */
final class ScoreBook {
    private final NavigableMap<Integer, Map<Key, Row>> frames = new TreeMap<>();
    private Optional<Path> reference = Optional.empty();

    /**
     * What a frame's numbers depend on.
     *
     * @param made how; empty for bicubic
     * @param follows whether the frame before is of the same shot
     */
    record Key(Optional<Making> made, Mix mix, boolean follows) {
        static Key bicubic(Takes takes, int frame) {
            return new Key(Optional.empty(), Mix.NONE, takes.follows(frame));
        }

        static Key of(Version version, Takes takes, int frame) {
            return new Key(Optional.of(version.making()), takes.mix(frame), takes.follows(frame));
        }

        /** Whether it says what is mixed in, and where shots begin, as it is now. */
        private boolean isNow(Takes takes, int frame) {
            return mix.equals(takes.mix(frame)) && follows == takes.follows(frame);
        }
    }

    /**
     * Numbers of a frame.
     *
     * @param own by its source and the frame before
     * @param moves whether the frame before was there
     * @param likeness to the reference; empty if that was not found out
     */
    private record Row(
            Map<String, Double> own, boolean moves, Optional<Map<String, Double>> likeness) {
        Map<String, Double> numbers() {
            return joined(own, likeness.orElse(Map.of()));
        }

        private static Map<String, Double> joined(
                Map<String, Double> some, Map<String, Double> others) {
            Map<String, Double> all = new HashMap<>(some);
            all.putAll(others);
            return Map.copyOf(all);
        }
    }

    /** Another clip is compared with from now on: no picture was compared with it yet. */
    void compareWith(Optional<Path> other) {
        if (!other.equals(reference)) {
            reference = other;
            frames.values()
                    .forEach(
                            rows ->
                                    rows.replaceAll(
                                            (_, row) ->
                                                    new Row(row.own, row.moves, Optional.empty())));
        }
    }

    /** What is known. */
    Optional<Map<String, Double>> numbers(int frame, Key key) {
        return row(frame, key).map(Row::numbers);
    }

    private Optional<Row> row(int frame, Key key) {
        return Optional.ofNullable(frames.getOrDefault(frame, Map.of()).get(key));
    }

    /** Whether all is known that can be found. */
    boolean knows(FrameScorer.Subject subject) {
        return row(subject.frame(), subject.of())
                .filter(r -> r.likeness.isPresent() && (r.moves || !subject.moves()))
                .isPresent();
    }

    /** Something was found; what is known already of the same picture stays. */
    void put(FrameScorer.Subject subject, Map<String, Double> own, Map<String, Double> likeness) {
        Optional<Row> before = row(subject.frame(), subject.of());
        Row now =
                new Row(
                        Row.joined(before.map(Row::own).orElse(Map.of()), own),
                        subject.moves() || before.filter(Row::moves).isPresent(),
                        Optional.of(likeness));
        frames.computeIfAbsent(subject.frame(), _ -> new LinkedHashMap<>()).put(subject.of(), now);
    }

    /** The frames of which something is known. */
    Set<Integer> frames() {
        return frames.keySet();
    }

    /**
     * The versions of a frame of which only numbers are left, the best first, then the newest.
     *
     * @param there those that have pictures
     */
    List<Key> left(Takes takes, int frame, Collection<Key> there) {
        return List.copyOf(frames.getOrDefault(frame, Map.of()).keySet()).reversed().stream()
                .filter(k -> k.made.isPresent() && k.isNow(takes, frame) && !there.contains(k))
                .sorted(
                        Comparator.comparing((Key k) -> takes.state(k.made.orElseThrow()))
                                .reversed())
                .toList();
    }

    /** How many rows there are. */
    int count() {
        return frames.values().stream().mapToInt(Map::size).sum();
    }

    /** Forgets what has no pictures any more. */
    void retain(Map<Integer, Set<Key>> there) {
        frames.forEach(
                (frame, rows) -> rows.keySet().retainAll(there.getOrDefault(frame, Set.of())));
        frames.values().removeIf(Map::isEmpty);
    }
}
