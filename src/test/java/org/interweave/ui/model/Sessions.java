package org.interweave.ui.model;

import org.interweave.diffusion.Settings;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Fingerprint;
import org.interweave.project.Media;

import java.nio.file.Path;
import java.util.Optional;

/** Sessions to test with. */
final class Sessions {
    private Sessions() {}

    static Media media() {
        return new Media(
                Path.of("/films/film.mkv"),
                new Fingerprint(1, "hash"),
                100,
                new Size(16, 8),
                new Rational(25, 1));
    }

    /** A clip of 100 frames, cut at 30 and 60. */
    static Session ofThreeShots() {
        Document document = Edits.addClip(Clip.of(media(), Settings.USUAL)).apply(Document.EMPTY);
        document = Edits.split(0, 30).apply(document);
        document = Edits.split(0, 60).apply(document);
        Session session = new Session();
        session.open(document, Optional.empty());
        return session;
    }

    static Clip clip(Session session) {
        return session.clip().get().orElseThrow();
    }
}
