package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.media.Cut;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoReader;
import org.interweave.render.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Finds the cuts of a clip in the background.
 *
 * @param worker where it runs
 * @param screen where its listener is called
 */
public record ShotSearch(Executor worker, Executor screen) {
    /** Hears how it goes. */
    public interface Listener {
        /** Some frames were looked at. */
        void looked(int frames);

        /** All cuts are known. */
        void found(List<Cut> cuts);

        /** The clip could not be read. */
        void failed(Problem problem);
    }

    /** Starts; nothing is heard any more once it is cancelled. */
    public void start(Path clip, Cancel cancel, Listener listener) {
        Latest<Integer> looked = new Latest<>(screen, unless(cancel, listener::looked));
        worker.execute(() -> search(clip, cancel, listener, looked));
    }

    private void search(Path clip, Cancel cancel, Listener listener, Latest<Integer> looked) {
        try (VideoReader reader = VideoReader.open(clip)) {
            List<Cut> cuts =
                    ShotDetector.detect(reader, reader.info().allFrames(), cancel, looked::set);
            screen.execute(() -> unless(cancel, listener::found).accept(cuts));
        } catch (MediaException e) {
            Problem problem = Problems.media(e);
            screen.execute(() -> unless(cancel, listener::failed).accept(problem));
        }
    }

    private static <T> Consumer<T> unless(Cancel cancel, Consumer<T> listener) {
        return value -> {
            if (!cancel.requested()) {
                listener.accept(value);
            }
        };
    }
}
