package org.interweave.ui.model;

import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;

import java.util.Optional;

/**
 * Where the playhead is and how fast it moves, as a value.
 *
 * <p>Time is exact: a frame is shown for as long as the clip says, whatever the screen's rhythm.
 *
 * @param frame under the playhead
 * @param speed 1 forwards in real time, -2 backwards twice as fast, 0 stopped
 * @param owed nanoseconds of the clip's time since the frame began
 * @param loop the frames that repeat; all of the clip if empty, and then it ends there
 */
public record Playback(int frame, int speed, long owed, Optional<FrameRange> loop) {
    /** At the first frame, stopped. */
    public static final Playback START = new Playback(0, 0, 0, Optional.empty());

    private static final int FASTEST = 8;

    /** Whether the playhead moves. */
    public boolean playing() {
        return speed != 0;
    }

    /** At another frame, as fast as before. */
    public Playback at(int other) {
        return new Playback(other, speed, 0, loop);
    }

    /** At another frame, wherever that is: what repeats is left if it does not hold it. */
    public Playback leaping(int other) {
        return new Playback(other, speed, 0, loop.filter(l -> l.contains(other)));
    }

    /** At another speed. */
    public Playback speed(int other) {
        return new Playback(frame, other, 0, loop);
    }

    /** Plays, or stops. */
    public Playback toggled() {
        return speed(playing() ? 0 : 1);
    }

    /** What L does: forwards, or twice as fast. */
    public Playback faster() {
        return speed(speed <= 0 ? 1 : Math.min(FASTEST, speed * 2));
    }

    /** What J does: backwards, or twice as fast. */
    public Playback slower() {
        return speed(speed >= 0 ? -1 : Math.max(-FASTEST, speed * 2));
    }

    /** Repeating some frames, from their first on if the playhead is elsewhere. */
    public Playback looping(FrameRange range) {
        int start = range.contains(frame) ? frame : range.start();
        return new Playback(start, speed, owed, Optional.of(range));
    }

    /** Repeating nothing. */
    public Playback unlooped() {
        return new Playback(frame, speed, owed, Optional.empty());
    }

    /**
     * Some time later.
     *
     * @param times of the clip
     * @param frames in the clip
     * @param nanoseconds that passed
     */
    public Playback after(FrameTimes times, int frames, long nanoseconds) {
        if (!playing()) {
            return this;
        }
        FrameRange range = loop.orElse(new FrameRange(0, frames));
        long left = owed + nanoseconds * Math.abs(speed);
        int at = Math.clamp(frame, range.start(), range.end() - 1);
        long lasts = lasting(times, at);
        while (left >= lasts) {
            left -= lasts;
            at += Integer.signum(speed);
            if (!range.contains(at)) {
                if (loop.isEmpty()) {
                    return new Playback(Math.clamp(at, 0, frames - 1), 0, 0, loop);
                }
                at = speed > 0 ? range.start() : range.end() - 1;
            }
            lasts = lasting(times, at);
        }
        return new Playback(at, speed, left, loop);
    }

    private static long lasting(FrameTimes times, int frame) {
        double seconds = times.seconds(frame + 1).minus(times.seconds(frame)).toDouble();
        return Math.max(1, Math.round(seconds * 1e9));
    }
}
