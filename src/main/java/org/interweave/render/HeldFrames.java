package org.interweave.render;

import org.interweave.diffusion.ShotFrames;
import org.interweave.diffusion.Stop;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.ArrayDeque;

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
    private final ArrayDeque<Picture> held = new ArrayDeque<>();
    private int first;

    /**
     * @param from the first frame that will be asked for, counted from the shot's first
     */
    HeldFrames(FrameFeed feed, FrameRange shot, Size size, int from) {
        this.feed = feed;
        this.shot = shot;
        this.size = size;
        this.first = from;
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
        while (first + held.size() <= index) {
            held.addLast(feed.next(shot.start() + first + held.size()));
        }
        return held.stream().skip(index - first).findFirst().orElseThrow();
    }

    /** Frames before {@code index} are finished. */
    synchronized void finished(int index) {
        while (first < index - REFLECTED && !held.isEmpty()) {
            held.removeFirst();
            first++;
        }
    }
}
