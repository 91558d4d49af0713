package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.media.Cut;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoReader;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Finds the cuts of a clip in the background, from front to back, and those near some frames ahead
 * of that.
 *
 * @param finder looks at the frames
 * @param worker where it runs
 * @param ahead where frames further on are looked at meanwhile
 * @param screen where its listener is called
 */
public record ShotSearch(Finder finder, Executor worker, Executor ahead, Executor screen) {
    /** Frames beyond some that tell whether there are cuts at those. */
    private static final int AROUND = 16;

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

    /**
     * Looks for the cuts in some frames only.
     *
     * @param frames of the clip
     * @param length frames of the clip in all
     * @param heard told all cuts in them; nothing, if the clip cannot be read
     */
    void near(
            Path clip,
            FrameRange frames,
            int length,
            Cancel cancel,
            Consumer<? super List<Cut>> heard) {
        FrameRange read =
                new FrameRange(
                        Math.max(0, frames.start() - AROUND),
                        Math.min(length, frames.end() + AROUND));
        ahead.execute(
                () -> {
                    try (VideoReader reader = VideoReader.open(clip)) {
                        List<Cut> cuts =
                                ShotDetector.detect(reader, read, cancel, _ -> {}).stream()
                                        .filter(c -> frames.contains(c.frame()))
                                        .toList();
                        screen.execute(() -> unless(cancel, heard::accept).accept(cuts));
                    } catch (MediaException e) {
                        // The search from front to back is told the same, and tells the user.
                        Problems.note(
                                ShotSearch.class,
                                "no cuts were looked for ahead",
                                new ProblemException(Problems.media(e), e));
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
