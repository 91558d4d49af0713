package org.interweave.train;

import org.interweave.degrade.Degradation;
import org.interweave.degrade.Level;
import org.interweave.frame.Picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes the low-resolution versions of the clips; started again, it goes on where it stopped. */
public final class PrepareLowRes {
    private PrepareLowRes() {}

    static String name(int clip, Level level, int version) {
        return PrepareFootage.name(clip) + "." + level.name().toLowerCase(Locale.ROOT) + version;
    }

    /**
     * Makes one more version of each clip.
     *
     * @param arguments the folder, the first clip, one past the last, the level and the version
     */
    public static void main(String[] arguments) throws IOException {
        ClipStore store = new ClipStore(Path.of(arguments[0]));
        int end = Integer.parseInt(arguments[2]);
        Level level = Level.valueOf(arguments[3]);
        int version = Integer.parseInt(arguments[4]);
        for (int i = Integer.parseInt(arguments[1]); i < end; i++) {
            String name = name(i, level, version);
            if (store.has(PrepareFootage.name(i)) && !store.has(name)) {
                List<Picture> clip = store.frames(PrepareFootage.name(i), PrepareFootage.SIZE);
                long seed = PrepareFootage.seed(i) * 64 + version;
                store.put(name, Degradation.apply(level, seed, clip));
            }
        }
    }
}
