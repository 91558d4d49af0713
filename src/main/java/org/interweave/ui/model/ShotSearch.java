package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.media.Cut;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoReader;
import org.interweave.render.Problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Finds the cuts of a clip in the background, from front to back.
 *
 * @param finder looks at the frames
 * @param worker where it runs
 * @param screen where its listener is called
 */
public record ShotSearch(Finder finder, Executor worker, Executor screen) {
    /** Looks for cuts; blocks until it is through. */
    @FunctionalInterface
    public interface Finder {
        /**
         * Looks at every frame of a clip once.
         *
         * @param cancel when requested, it ends soon
         * @param heard told how far it is, on the calling thread
         */
        void find(Path clip, Cancel cancel, Consumer<? super Found> heard) throws MediaException;
    }

    /**
     * How far it is.
     *
     * @param frames from the clip's first before which all cuts are known
     * @param cuts all of them, rising
     */
    public record Found(int frames, List<Cut> cuts) {
        public Found {
            cuts = List.copyOf(cuts);
        }
    }

    /** Hears how it goes. */
    interface Listener {
        /** More is known than before. */
        void found(Found now);

        /** No more is found. */
        void ended();

        /** The clip could not be read. */
        void failed(Problem problem);
    }

    /** The cuts that the frames show. */
    public static void inFrames(Path clip, Cancel cancel, Consumer<? super Found> heard)
            throws MediaException {
        try (VideoReader reader = VideoReader.open(clip)) {
            List<Cut> cuts = new ArrayList<>();
            List<Cut> told = List.of();
            ShotDetector detector = new ShotDetector(cuts::add);
            int frames = reader.info().video().frames();
            for (int i = 0; i < frames && !cancel.requested(); i++) {
                detector.push(
                        reader.read(i, ShotDetector.analysisSize(reader.info().video().size())));
                if (i == frames - 1) {
                    detector.finish();
                }
                if (cuts.size() > told.size()) {
                    told = List.copyOf(cuts);
                }
                heard.accept(new Found(detector.decided(), told));
            }
        }
    }

    /** Starts; nothing is heard any more once it is cancelled. */
    void start(Path clip, Cancel cancel, Listener listener) {
        Latest<Found> found = new Latest<>(screen, unless(cancel, listener::found));
        worker.execute(
                () -> {
                    try {
                        finder.find(clip, cancel, found::set);
                        screen.execute(() -> unless(cancel, _ -> listener.ended()).accept(clip));
                    } catch (MediaException e) {
                        Problem problem = Problems.media(e);
                        screen.execute(() -> unless(cancel, listener::failed).accept(problem));
                    } catch (RuntimeException | Error e) {
                        screen.execute(
                                () -> unless(cancel, listener::failed).accept(Problems.bug(e)));
                        throw e;
                    }
                });
    }

    private static <T> Consumer<T> unless(Cancel cancel, Consumer<T> listener) {
        return value -> {
            if (!cancel.requested()) {
                listener.accept(value);
            }
        };
    }
}
