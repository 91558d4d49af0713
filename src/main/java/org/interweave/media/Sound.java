package org.interweave.media;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;

import java.nio.file.Path;

/**
 * The part of a file's sound that goes with some of its frames.
 *
 * @param from seconds on the file's own clock
 * @param to seconds on the file's own clock, after {@code from}
 */
public record Sound(Path source, Rational from, Rational to) {
    public Sound {
        if (from.compareTo(to) >= 0) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    /** The sound of some frames of a clip. */
    public static Sound of(VideoInfo clip, FrameRange frames) {
        return new Sound(
                clip.soundFile(),
                clip.start().plus(clip.video().times().seconds(frames.start())),
                clip.start().plus(clip.video().times().seconds(frames.end())));
    }
}
