package org.interweave.train;

import org.interweave.train.footage.Footage;
import org.interweave.train.footage.Look;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a second take of each clip, soft or without colour; goes on where it stopped. */
public final class PrepareTakes {
    /** The take of clip i is clip i and this many. */
    static final int FIRST = 2000;

    private PrepareTakes() {}

    /** Of a clip's second take. */
    static Look look(int clip) {
        return clip % 4 == 3 ? Look.MONOCHROME : Look.SOFT;
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
            String name = PrepareFootage.name(FIRST + i);
            if (!store.has(name)) {
                Footage.Clip shot =
                        new Footage.Clip(
                                store.frames(PrepareFootage.name(i), PrepareFootage.SIZE),
                                store.caption(PrepareFootage.name(i)));
                Footage.Clip take = look(i).take(shot, PrepareFootage.seed(FIRST + i));
                store.putCaption(name, take.caption());
                store.put(name, take.frames());
            }
        }
    }
}
