package org.interweave.ui.view;

import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Playback;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.Workbench;

import java.util.List;

/**
 * Every key of the window and what it does, as the studio comes.
 *
 * @param escape leaves what is open
 */
record Shortcuts(
        Workbench workbench,
        ViewerView viewer,
        TimelineView timeline,
        Commands commands,
        Runnable escape) {
    /** In the order in which they are listed. */
    List<Shortcut> all() {
        Session session = workbench.session();
        ViewerModel view = workbench.viewer();
        return List.of(
                Shortcut.of("Space", "Play or stop", () -> session.play(Playback::toggled)),
                Shortcut.of(
                        "L", "Forwards, again for faster", () -> session.play(Playback::faster)),
                Shortcut.of("K", "Stop", () -> session.play(p -> p.speed(0))),
                Shortcut.of(
                        "J", "Backwards, again for faster", () -> session.play(Playback::slower)),
                Shortcut.of("Left", "One frame back", () -> session.seek(session.frame() - 1)),
                Shortcut.of("Right", "One frame forward", () -> session.seek(session.frame() + 1)),
                Shortcut.of("Shift+Left", "A second back", () -> second(-1)),
                Shortcut.of("Shift+Right", "A second forward", () -> second(1)),
                Shortcut.of("Up", "The shot before", () -> session.shotStep(-1)),
                Shortcut.of("Down", "The next shot", () -> session.shotStep(1)),
                Shortcut.of("Home", "The first frame", () -> session.seek(0)),
                Shortcut.of("End", "The last frame", () -> session.seek(Integer.MAX_VALUE)),
                Shortcut.of("I", "Mark the first frame", session.marks()::in),
                Shortcut.of("O", "Mark the last frame", session.marks()::out),
                Shortcut.of("X", "Clear the marks", session.marks()::clear),
                Shortcut.of("M", "Marker here, or away", session.marks()::toggleMarker),
                Shortcut.of("Shortcut+K", "Cut the shot here", session::split),
                Shortcut.of("Shortcut+J", "Join shots", session::merge),
                Shortcut.of(
                        "Shortcut+F",
                        "Find the shots again; cuts by hand stay",
                        workbench.shots()::startAgain),
                Shortcut.of("P", "Preview these frames", commands.preview()),
                Shortcut.of("Shortcut+P", "Preview the shot", workbench.restoring()::shot),
                Shortcut.of("Esc", "Stop the preview, close", escape),
                Shortcut.of("S", "Show the source", () -> view.show(Layer.SOURCE)),
                Shortcut.of("B", "Show bicubic", () -> view.show(Layer.BICUBIC)),
                Shortcut.of("R", "Show restored", () -> view.show(Layer.RESTORED)),
                Shortcut.told("1 \u2026 9", "Versions, the best first"),
                Shortcut.told("C, held", "Show the reference"),
                Shortcut.of("V", "The next comparison", view::nextComparison),
                Shortcut.of("F", "Show all of the picture", view::fit),
                Shortcut.of("Z", "1:1", viewer::oneToOne),
                Shortcut.told("+ and \u2212", "Larger, smaller"),
                Shortcut.of("G", "Single pixels under the cursor", view::toggleLoupe),
                Shortcut.of("D", "Draw a region: a draft of that only", view::toggleDrawing),
                Shortcut.of("Shift+P", "Variations of this window", commands.variations()),
                Shortcut.of("T", "Temporal profile", view::nextProfile),
                Shortcut.of("N", "Numbers", view::toggleNumbers),
                Shortcut.of("W", "The next worst flicker", workbench.evidence()::nextWorst),
                Shortcut.of("Shift+Z", "The whole timeline", timeline::fit),
                Shortcut.of("Shortcut+O", "Open", commands.open()),
                Shortcut.of("Shortcut+S", "Save", commands.save()),
                Shortcut.of("Shortcut+E", "Export", commands.export()),
                Shortcut.of("Shortcut+Z", "Undo", session::undo),
                Shortcut.of("Shortcut+Shift+Z", "Redo", session::redo),
                Shortcut.told("?", "This list"));
    }

    private void second(int sign) {
        Session session = workbench.session();
        session.media()
                .get()
                .ifPresent(
                        info ->
                                session.seek(
                                        session.frame()
                                                + sign
                                                        * (int)
                                                                Math.round(
                                                                        info.video()
                                                                                .times()
                                                                                .rate()
                                                                                .toDouble())));
    }
}
