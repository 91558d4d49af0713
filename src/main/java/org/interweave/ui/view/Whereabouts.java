package org.interweave.ui.view;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

import org.interweave.project.Clip;
import org.interweave.ui.model.Session;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** Where the playhead is, in words for those who listen; found when somebody asks. */
final class Whereabouts {
    private Whereabouts() {}

    /**
     * What a view shows, and where.
     *
     * @param what it shows
     * @param more what that depends on
     */
    static StringBinding of(Supplier<String> what, Session session, Observable... more) {
        return Bindings.createStringBinding(
                () ->
                        what.get()
                                + session.clip()
                                        .get()
                                        .map(c -> place(c, session.frame()))
                                        .orElse(", no film"),
                Stream.concat(Stream.of(session.clip(), session.playback()), Stream.of(more))
                        .toArray(Observable[]::new));
    }

    static String place(Clip clip, int frame) {
        return ", frame %d of %d, shot %d of %d"
                .formatted(
                        frame + 1,
                        clip.media().frames(),
                        clip.shotAt(frame) + 1,
                        clip.shots().size());
    }
}
