package org.interweave.render;

import org.interweave.diffusion.ShotFrames;
import org.interweave.diffusion.Stop;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The frames of one shot, held from the moment they are needed until they are done with. Any thread
 * may ask.
 */
final class HeldFrames implements ShotFrames {
    /** Frames before a finished one which a reflected end may still need. */
    private static final int REFLECTED = 8;

    private final FrameFeed feed;
    private final FrameRange shot;
    private final Size size;
    private final int end;
    private final ArrayDeque<Picture> held = new ArrayDeque<>();
    private Optional<HeldFrames> before;
    private int first;

    /**
     * @param read the frames that the feed has of the shot, counted from the shot's first; no
     *     others will be asked for
     * @param before what comes before them in the feed: it takes what it still lacks when the first
     *     of these is asked for
     */
    HeldFrames(
            FrameFeed feed,
            FrameRange shot,
            Size size,
            FrameRange read,
            Optional<HeldFrames> before) {
        this.feed = feed;
        this.shot = shot;
        this.size = size;
        this.first = read.start();
        this.end = read.end();
        this.before = before;
    }

    @Override
    public int count() {
        return shot.count();
    }

    @Override
    public int firstFrame() {
        return shot.start();
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public synchronized Picture frame(int index) throws Stop {
        if (index < first) {
            throw new IllegalArgumentException(index + " was let go, at " + first);
        }
        takeTo(index + 1);
        return held.stream().skip(index - first).findFirst().orElseThrow();
    }

    private synchronized void takeTo(int wanted) throws Stop {
        if (before.isPresent()) {
            before.get().takeTo(before.get().end);
            before = Optional.empty();
        }
        while (first + held.size() < wanted) {
            held.addLast(feed.next(shot.start() + first + held.size()));
        }
    }

    /** Frames before {@code index} are finished. */
    synchronized void finished(int index) {
        while (first < index - REFLECTED && !held.isEmpty()) {
            held.removeFirst();
            first++;
        }
    }
}
