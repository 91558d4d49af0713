package org.interweave.ui.model;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.project.Fingerprint;

import java.util.List;
import java.util.Optional;

/**
 * Restored frames, and what they were restored with.
 *
 * @param media of which clip
 * @param shot the whole shot; its windows decide the pictures
 * @param frames that were restored, in the clip
 * @param settings with which
 * @param model the hash of its bundle
 * @param draft whether it only shows roughly what an export would give
 * @param region the part that was restored, if it was not the whole picture
 * @param pictures one for each frame
 */
public record Version(
        Fingerprint media,
        FrameRange shot,
        FrameRange frames,
        Settings settings,
        String model,
        boolean draft,
        Optional<Region> region,
        List<Pixels> pictures) {
    public Version {
        pictures = List.copyOf(pictures);
        if (pictures.size() != frames.count()) {
            throw new IllegalArgumentException(pictures.size() + " pictures of " + frames);
        }
    }

    /** Of whole pictures. */
    public Version(
            Fingerprint media,
            FrameRange shot,
            FrameRange frames,
            Settings settings,
            String model,
            boolean draft,
            List<Pixels> pictures) {
        this(media, shot, frames, settings, model, draft, Optional.empty(), pictures);
    }

    /** How it was restored. */
    public Take take() {
        return new Take(settings, model, draft);
    }

    /** The picture of a frame of the clip, if it is one of these. */
    public Optional<Pixels> picture(int frame) {
        return frames.contains(frame)
                ? Optional.of(pictures.get(frame - frames.start()))
                : Optional.empty();
    }

    /** Bytes that it takes. */
    public long bytes() {
        return pictures.stream().mapToLong(Pixels::bytes).sum();
    }
}
