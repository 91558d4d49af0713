package org.interweave.project;

import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.VideoInfo;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file or folder of pictures as a document remembers it, so that it can be shown while it is
 * missing, and found again after it was moved.
 *
 * @param path where it was last seen
 * @param hash of its content, see {@link Fingerprint}
 * @param frames in it, at least 1
 * @param size of every frame, upright
 * @param rate frames per second, exact or the mean
 */
public record Media(Path path, Fingerprint hash, int frames, Size size, Rational rate) {
    public Media {
        if (frames < 1 || rate.numerator() <= 0) {
            throw new IllegalArgumentException(frames + " frames at " + rate);
        }
    }

    /** What was found out about a clip, with its fingerprint. */
    public static Media of(VideoInfo info) throws IOException {
        return new Media(
                info.path().toAbsolutePath().normalize(),
                Fingerprint.of(info.path()),
                info.video().frames(),
                info.video().size(),
                info.video().times().rate());
    }

    /** The same content, elsewhere. */
    public Media movedTo(Path other) {
        return new Media(other.toAbsolutePath().normalize(), hash, frames, size, rate);
    }

    /** The name to show. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
