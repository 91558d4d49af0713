package org.interweave.project;

import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.VideoInfo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /**
     * In what a file that is there now differs from what the document remembers, in words; empty if
     * in nothing that decides pictures.
     */
    public Optional<String> unlike(VideoInfo now) {
        List<String> differences = new ArrayList<>();
        if (now.video().frames() != frames) {
            differences.add("%d frames and had %d".formatted(now.video().frames(), frames));
        }
        if (!now.video().size().equals(size)) {
            differences.add("pictures of %s and had %s".formatted(now.video().size(), size));
        }
        Rational speed = now.video().times().rate();
        if (!speed.equals(rate)) {
            differences.add(
                    "%.5s frames a second and had %.5s"
                            .formatted(speed.toDouble(), rate.toDouble()));
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(now.path().getFileName() + " has " + String.join(", ", differences));
    }

    /** The name to show. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
