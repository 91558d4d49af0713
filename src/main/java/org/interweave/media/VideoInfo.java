package org.interweave.media;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a clip is, as found by reading it once.
 *
 * @param path the file or the folder of pictures
 * @param container FFmpeg's name of the format, {@code folder} for a folder of pictures
 * @param video the moving pictures
 * @param audio its sound tracks, in the file's order
 * @param start seconds on the file's own clock at which the first frame is shown
 */
public record VideoInfo(
        Path path, String container, VideoStream video, List<AudioStream> audio, Rational start) {
    static final String FOLDER = "folder";

    public VideoInfo {
        audio = List.copyOf(audio);
    }

    /** Every frame of the clip. */
    public FrameRange allFrames() {
        return new FrameRange(0, video.frames());
    }

    /** The file that holds the sound: beside the pictures of a folder, else the clip itself. */
    Path soundFile() {
        return container.equals(FOLDER) ? path.resolve(SequenceFile.SOUND) : path;
    }

    /** How long the pictures last, rounded to nanoseconds, for display. */
    public Duration duration() {
        Rational seconds = video.times().seconds(video.frames());
        return Duration.ofNanos(Math.round(seconds.toDouble() * 1e9));
    }
}
