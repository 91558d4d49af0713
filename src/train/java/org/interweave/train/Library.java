package org.interweave.train;

import org.interweave.degrade.Level;
import org.interweave.frame.Picture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The clips of a {@link ClipStore} in memory, each with its low-resolution versions.
 *
 * @param clips in the order of their numbers
 */
record Library(List<Clip> clips) {
    /** Clips to make before training; a recipe learns from all but the last of them. */
    static final int WHOLE = 1000;

    /** Complex versions of each clip. */
    static final int COMPLEX_VERSIONS = 2;

    /**
     * A clip.
     *
     * @param caption what is to be seen
     * @param frames {@code [8, 3, 160, 160]} in steps of 1/255
     * @param simple blurred and reduced, a quarter as large each way
     * @param complex the other versions
     */
    @SuppressWarnings("ArrayRecordComponent") // a megabyte of pixels, compared by nobody
    record Clip(String caption, byte[] frames, byte[] simple, List<byte[]> complex) {
        Clip {
            complex = List.copyOf(complex);
        }
    }

    Library {
        clips = List.copyOf(clips);
    }

    /** Reads the first clips, all of which must be there. */
    static Library read(ClipStore store, int count) throws IOException {
        return read(store, 0, count);
    }

    /** Reads those that end a full library and are never learnt from. */
    static Library last(ClipStore store, int count) throws IOException {
        return read(store, WHOLE - count, WHOLE);
    }

    private static Library read(ClipStore store, int from, int end) throws IOException {
        List<Clip> clips = new ArrayList<>();
        for (int i = from; i < end; i++) {
            List<byte[]> complex = new ArrayList<>();
            for (int version = 0; version < COMPLEX_VERSIONS; version++) {
                complex.add(store.bytes(PrepareLowRes.name(i, Level.COMPLEX, version)));
            }
            clips.add(
                    new Clip(
                            store.caption(PrepareFootage.name(i)),
                            store.bytes(PrepareFootage.name(i)),
                            store.bytes(PrepareLowRes.name(i, Level.SIMPLE, 0)),
                            complex));
        }
        return new Library(clips);
    }

    /** How many clips from the first on are complete on disk. */
    static int complete(ClipStore store) {
        int count = 0;
        while (store.has(PrepareFootage.name(count))
                && store.has(PrepareLowRes.name(count, Level.SIMPLE, 0))
                && store.has(PrepareLowRes.name(count, Level.COMPLEX, COMPLEX_VERSIONS - 1))) {
            count++;
        }
        return count;
    }

    /** Every so many-th clip's first frame, for the statistics of pictures. */
    static List<Picture> stills(ClipStore store, int count) throws IOException {
        List<Picture> stills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stills.add(store.frames(PrepareFootage.name(i), PrepareFootage.SIZE).getFirst());
        }
        return stills;
    }
}
