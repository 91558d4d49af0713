package org.interweave.ui.model;

import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.interweave.render.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Frames of a clip, decoded on a thread of its own in the order in which they are wanted, the
 * longest unused let go first.
 *
 * <p>Any thread may ask.
 */
public final class FrameCache implements AutoCloseable {
    private final Path clip;
    private final Function<VideoInfo, Size> size;
    private final long limitBytes;
    private final Runnable arrived;
    private final Consumer<? super Problem> failed;
    private final Kept<Integer, Pixels> frames;
    private List<Integer> wanted = List.of();
    private boolean closed;

    /**
     * Starts the thread.
     *
     * @param size in which frames are kept
     * @param limitBytes of all frames together; the newest is kept in any case, and no more frames
     *     are wanted at once than it holds
     * @param arrived called on that thread after every frame
     * @param failed called on that thread when the clip cannot be read, at most once
     */
    public FrameCache(
            Path clip,
            Function<VideoInfo, Size> size,
            long limitBytes,
            Runnable arrived,
            Consumer<? super Problem> failed) {
        this.clip = clip;
        this.size = size;
        this.limitBytes = limitBytes;
        this.arrived = arrived;
        this.frames = new Kept<>(limitBytes, 1, Pixels::bytes);
        this.failed = failed;
        Thread.ofPlatform().daemon().name("frames of " + clip.getFileName()).start(this::readAll);
    }

    /** A frame, if it is there. */
    public synchronized Optional<Pixels> get(int frame) {
        return frames.get(frame);
    }

    /** What to decode next, the most wanted first, in place of what was wanted before. */
    public synchronized void want(List<Integer> order) {
        wanted = List.copyOf(order);
        notifyAll();
    }

    private void readAll() {
        try (VideoReader reader = VideoReader.open(clip)) {
            Size to = size.apply(reader.info());
            int most = Math.clamp(limitBytes / Pixels.bytes(to), 1, Integer.MAX_VALUE);
            for (int next = next(most); next >= 0; next = next(most)) {
                put(next, Pixels.of(reader.read(next, to)));
                arrived.run();
            }
        } catch (MediaException e) {
            failed.accept(Problems.media(e));
        } catch (RuntimeException | Error e) {
            failed.accept(Problems.bug(e));
            throw e;
        }
    }

    /** The most wanted frame that is not there; those for which there is no room are left out. */
    private synchronized int next(int most) {
        while (!closed) {
            for (int frame : wanted.subList(0, Math.min(most, wanted.size()))) {
                if (!frames.holds(frame)) {
                    return frame;
                }
            }
            wanted = List.of();
            try {
                wait();
            } catch (InterruptedException _) {
                closed = true;
            }
        }
        return -1;
    }

    private synchronized void put(int frame, Pixels pixels) {
        frames.put(frame, pixels);
    }

    /** Ends the thread after the frame it is at. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
