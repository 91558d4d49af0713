package org.interweave.train;

import org.interweave.degrade.Dice;
import org.interweave.degrade.Level;
import org.interweave.frame.Picture;
import org.interweave.train.footage.Look;

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

    /** Complex versions of a clip, at most. */
    static final int COMPLEX_VERSIONS = 6;

    private static final double AS_IT_IS = 0.7;

    /**
     * A clip.
     *
     * @param takes of it: as it is, and those of other looks that are there
     */
    record Clip(List<Take> takes) {
        Clip {
            takes = List.copyOf(takes);
        }

        /** Mostly as it is. */
        Take draw(Dice dice) {
            return takes.size() == 1 || dice.chance(AS_IT_IS)
                    ? takes.getFirst()
                    : takes.get(1 + dice.below(takes.size() - 1));
        }
    }

    /**
     * A take of a clip.
     *
     * @param caption what is to be seen
     * @param frames {@code [8, 3, 160, 160]} in steps of 1/255
     * @param simple blurred and reduced, a quarter as large each way
     * @param complex the other versions, at least one
     */
    @SuppressWarnings("ArrayRecordComponent") // a megabyte of pixels, compared by nobody
    record Take(Look look, String caption, byte[] frames, byte[] simple, List<byte[]> complex) {
        Take {
            complex = List.copyOf(complex);
        }
    }

    Library {
        clips = List.copyOf(clips);
    }

    /** The clips without their other takes. */
    Library asTheyAre() {
        return new Library(
                clips.stream().map(c -> new Clip(List.of(c.takes().getFirst()))).toList());
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
            List<Take> takes = new ArrayList<>();
            takes.add(take(store, i));
            for (int other : List.of(PrepareTakes.SECOND + i, PrepareTakes.THIRD + i)) {
                if (store.has(PrepareLowRes.name(other, Level.COMPLEX, 0))) {
                    takes.add(take(store, other));
                }
            }
            clips.add(new Clip(takes));
        }
        return new Library(clips);
    }

    private static Take take(ClipStore store, int index) throws IOException {
        List<byte[]> complex = new ArrayList<>();
        for (int version = 0; version < COMPLEX_VERSIONS; version++) {
            if (store.has(PrepareLowRes.name(index, Level.COMPLEX, version))) {
                complex.add(store.bytes(PrepareLowRes.name(index, Level.COMPLEX, version)));
            }
        }
        return new Take(
                PrepareTakes.look(index),
                store.caption(PrepareFootage.name(index)),
                store.bytes(PrepareFootage.name(index)),
                store.bytes(PrepareLowRes.name(index, Level.SIMPLE, 0)),
                complex);
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
