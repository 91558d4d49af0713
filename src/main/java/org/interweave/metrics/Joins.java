package org.interweave.metrics;

import org.interweave.frame.Windows;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Frames at which a restored clip passes from one piece of work to the next: the first that the
 * next piece alone shows.
 *
 * @param windows of the denoiser
 * @param chunks of the decoder
 */
public record Joins(SortedSet<Integer> windows, SortedSet<Integer> chunks) {
    /** Nothing is joined. */
    public static final Joins NONE = new Joins(new TreeSet<>(), new TreeSet<>());

    public Joins {
        windows = Collections.unmodifiableSortedSet(new TreeSet<>(windows));
        chunks = Collections.unmodifiableSortedSet(new TreeSet<>(chunks));
    }

    /**
     * Those of a shot.
     *
     * @param start the shot's first frame in its clip
     * @param frames of the shot
     */
    public static Joins of(Windows windows, Windows chunks, int start, int frames) {
        return new Joins(joins(windows, start, frames), joins(chunks, start, frames));
    }

    private static SortedSet<Integer> joins(Windows pieces, int start, int frames) {
        SortedSet<Integer> joins = new TreeSet<>();
        for (int i = 1; i < pieces.count(); i++) {
            int frame = pieces.window(i).start() + pieces.overlapBefore(i);
            if (frame < frames) {
                joins.add(start + frame);
            }
        }
        return joins;
    }

    /** Those of both. */
    public Joins and(Joins other) {
        SortedSet<Integer> allWindows = new TreeSet<>(windows);
        allWindows.addAll(other.windows);
        SortedSet<Integer> allChunks = new TreeSet<>(chunks);
        allChunks.addAll(other.chunks);
        return new Joins(allWindows, allChunks);
    }

    /** Those in a range of frames, but for its first. */
    public Joins within(int start, int end) {
        return new Joins(windows.subSet(start + 1, end), chunks.subSet(start + 1, end));
    }

    /** Every join. */
    public Set<Integer> all() {
        Set<Integer> all = new TreeSet<>(windows);
        all.addAll(chunks);
        return all;
    }
}
