package org.interweave.project;

import org.interweave.diffusion.Settings;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;

import java.nio.file.Path;

/** Documents to test with. */
final class Films {
    private Films() {}

    static Media media(String name, int frames) {
        return new Media(
                Path.of("/films").resolve(name),
                new Fingerprint(frames, "hash of " + name),
                frames,
                new Size(160, 90),
                new Rational(24000, 1001));
    }

    /** One clip of 100 frames in a single shot. */
    static Document film() {
        Clip clip = Clip.of(media("film.mkv", 100), Settings.USUAL);
        return Edits.addClip(clip).apply(Document.EMPTY);
    }

    /** The film, cut at these frames. */
    static Document filmCutAt(int... frames) {
        Document document = film();
        for (int frame : frames) {
            document = Edits.split(0, frame).apply(document);
        }
        return document;
    }
}
