package org.interweave.train;

import org.interweave.train.footage.Footage;
import org.interweave.train.footage.Look;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes other takes of clips: a second of each, soft or without colour, and a third of the first,
 * in a raster. Goes on where it stopped.
 */
public final class PrepareTakes {
    /** The second take of clip i is clip i and this many. */
    static final int SECOND = 2000;

    /** The third. */
    static final int THIRD = 4000;

    private static final int WITH_THIRD = 400;

    private PrepareTakes() {}

    /** Of a take. */
    static Look look(int take) {
        if (take >= THIRD) {
            return take % 2 == 0 ? Look.SCAN_LINES : Look.MOSAIC;
        }
        if (take >= SECOND) {
            return take % 4 == 3 ? Look.MONOCHROME : Look.SOFT;
        }
        return Look.SHARP;
    }

    /**
     * Makes takes.
     *
     * @param arguments the folder, the first clip and one past the last
     */
    public static void main(String[] arguments) throws IOException {
        ClipStore store = new ClipStore(Path.of(arguments[0]));
        int end = Integer.parseInt(arguments[2]);
        for (int i = Integer.parseInt(arguments[1]); i < end; i++) {
            for (int take : i < WITH_THIRD ? List.of(SECOND + i, THIRD + i) : List.of(SECOND + i)) {
                String name = PrepareFootage.name(take);
                if (!store.has(name)) {
                    Footage.Clip shot =
                            new Footage.Clip(
                                    store.frames(PrepareFootage.name(i), PrepareFootage.SIZE),
                                    store.caption(PrepareFootage.name(i)));
                    Footage.Clip other = look(take).take(shot, PrepareFootage.seed(take));
                    store.putCaption(name, other.caption());
                    store.put(name, other.frames());
                }
            }
        }
    }
}
