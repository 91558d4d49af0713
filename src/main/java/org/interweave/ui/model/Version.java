package org.interweave.ui.model;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.project.Fingerprint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Restored frames, and what they were restored with.
 *
 * @param media of which clip
 * @param shot the whole shot; its windows decide the pictures
 * @param frames that were restored, in the clip
 * @param take how; nothing is mixed in, that is done where they are shown
 * @param region the part that was restored, if it was not the whole picture
 * @param pictures one for each frame; none where only small ones are at hand
 * @param small the same, at the size of {@link Pixels#small}
 */
public record Version(
        Fingerprint media,
        FrameRange shot,
        FrameRange frames,
        Take take,
        Optional<Region> region,
        List<Pixels> pictures,
        List<Pixels> small) {
    public Version {
        pictures = List.copyOf(pictures);
        small = List.copyOf(small);
        if ((!pictures.isEmpty() && pictures.size() != frames.count())
                || small.size() != frames.count()) {
            throw new IllegalArgumentException(pictures.size() + " pictures of " + frames);
        }
    }

    /** Makes the small pictures; not for the screen's thread. */
    public Version(
            Fingerprint media,
            FrameRange shot,
            FrameRange frames,
            Take take,
            Optional<Region> region,
            List<Pixels> pictures) {
        this(
                media,
                shot,
                frames,
                take,
                region,
                pictures,
                pictures.stream().map(p -> p.reduced(Pixels.small(p.size()))).toList());
    }

    /** The same with its small pictures only. */
    Version withoutPictures() {
        return new Version(media, shot, frames, take, region, List.of(), small);
    }

    /** The settings with which it was restored. */
    public Settings settings() {
        return take.settings();
    }

    /** The hash of the model's bundle. */
    public String model() {
        return take.model();
    }

    /** Whether it only shows roughly what an export would give. */
    public boolean draft() {
        return take.draft();
    }

    /** How it was made: what stays known of it without its pictures. */
    Making making() {
        return new Making(shot, take);
    }

    /** Whether two versions are parts of one: made alike. */
    public boolean goesWith(Version other) {
        return making().equals(other.making());
    }

    /** Whether both are whole restorations that differ by their seeds at most. */
    boolean differsBySeedFrom(Version other) {
        return !draft()
                && !other.draft()
                && media.equals(other.media)
                && shot.equals(other.shot)
                && model().equals(other.model())
                && settings()
                        .with(settings().noise().seeded(0))
                        .equals(other.settings().with(other.settings().noise().seeded(0)));
    }

    /** The small picture of a frame of the clip, if it is one of these. */
    public Optional<Pixels> small(int frame) {
        return frames.contains(frame)
                ? Optional.of(small.get(frame - frames.start()))
                : Optional.empty();
    }

    /** The picture of a frame of the clip, if it is one of these and at hand. */
    public Optional<Pixels> picture(int frame) {
        return frames.contains(frame) && !pictures.isEmpty()
                ? Optional.of(pictures.get(frame - frames.start()))
                : Optional.empty();
    }

    /** Bytes that it takes. */
    public long bytes() {
        return Stream.concat(pictures.stream(), small.stream())
                .distinct()
                .mapToLong(Pixels::bytes)
                .sum();
    }
}
