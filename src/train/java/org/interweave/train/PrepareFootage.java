package org.interweave.train;

import org.interweave.frame.Size;
import org.interweave.train.footage.Footage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Makes the clips to learn from; started again, it goes on where it stopped. */
public final class PrepareFootage {
    /** Frames of a clip: one window. */
    static final int FRAMES = 8;

    /** A little larger than what is cut out of it. */
    static final Size SIZE = new Size(160, 160);

    private PrepareFootage() {}

    static String name(int index) {
        return String.format(Locale.ROOT, "%06d", index);
    }

    /** The seed of a clip; those from 1,000,000 on are never learnt from. */
    static long seed(int index) {
        return 0x5eedL + index;
    }

    /**
     * Makes clips.
     *
     * @param arguments the folder, the first clip and one past the last
     */
    public static void main(String[] arguments) throws IOException {
        ClipStore store = new ClipStore(Path.of(arguments[0]));
        int end = Integer.parseInt(arguments[2]);
        for (int i = Integer.parseInt(arguments[1]); i < end; i++) {
            if (!store.has(name(i))) {
                Footage.Clip clip = Footage.shot(seed(i), FRAMES, SIZE);
                store.putCaption(name(i), clip.caption());
                store.put(name(i), clip.frames());
            }
        }
    }
}
