package org.interweave.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

import org.interweave.frame.Timecode;
import org.interweave.project.Clip;
import org.interweave.ui.model.Playback;
import org.interweave.ui.model.Preview;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.SoundPlayer;
import org.interweave.ui.model.Workbench;

import java.util.Optional;

/** Where the playhead is, and what moves it. */
final class TransportBar extends HBox {
    private final Session session;
    private final TextField timecode;
    private final Label of = Controls.label("", "timecode-of");
    private final Button play;
    private final ToggleButton loop;

    TransportBar(Workbench workbench, ViewerView viewer, Commands commands) {
        session = workbench.session();
        getStyleClass().add("transport");
        timecode =
                Controls.named(
                        new TextField(),
                        "timecode",
                        "Timecode of the playhead; type one to go there");
        timecode.getStyleClass().add("timecode");
        timecode.setPrefColumnCount(9);
        timecode.setMinWidth(124);
        timecode.setOnAction(_ -> goTo());
        timecode.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                show();
                            }
                        });
        of.setMinWidth(0);
        // Whole or not at all: in a narrow window the timecode says where one is.
        of.widthProperty()
                .subscribe(
                        room -> of.setOpacity(room.doubleValue() + 1 < of.prefWidth(-1) ? 0 : 1));
        play =
                Controls.icon(
                        "play",
                        Icon.PLAY,
                        "Play or stop (Space)",
                        () -> session.play(Playback::toggled));
        loop =
                Controls.named(
                        new ToggleButton("", Icon.LOOP.node()),
                        "loop",
                        "Repeat the window under the playhead");
        loop.getStyleClass().addAll("icon", "flat");
        loop.setOnAction(_ -> toggleLoop());
        getChildren()
                .addAll(
                        timecode,
                        of,
                        Controls.spring(),
                        Controls.icon(
                                "shot-before",
                                Icon.SHOT_BEFORE,
                                "To the shot before (Up)",
                                () -> session.shotStep(-1)),
                        Controls.icon(
                                "frame-back",
                                Icon.BACK,
                                "One frame back (Left)",
                                () -> session.seek(session.frame() - 1)),
                        play,
                        Controls.icon(
                                "frame-forward",
                                Icon.FORWARD,
                                "One frame forward (Right)",
                                () -> session.seek(session.frame() + 1)),
                        Controls.icon(
                                "shot-next",
                                Icon.SHOT_NEXT,
                                "To the next shot (Down)",
                                () -> session.shotStep(1)),
                        loop,
                        Controls.gap(),
                        Controls.icon(
                                "mark-in",
                                Icon.IN,
                                "Mark the first frame (I)",
                                session.marks()::in),
                        Controls.icon(
                                "mark-out",
                                Icon.OUT,
                                "Mark the last frame (O)",
                                session.marks()::out),
                        Controls.icon(
                                "marker",
                                Icon.MARKER,
                                "Marker here (M)",
                                session.marks()::toggleMarker),
                        Controls.gap(),
                        Controls.icon(
                                "split", Icon.SPLIT, "Cut the shot here (Ctrl+K)", session::split),
                        Controls.icon(
                                "merge",
                                Icon.MERGE,
                                "Join the selected shots, or this one with the one before (Ctrl+J)",
                                session::merge),
                        Controls.spring(),
                        mute(workbench.soundPlayer()),
                        Controls.icon(
                                "region-toggle",
                                Icon.REGION,
                                "Draw a region: a draft of that only (D)",
                                workbench.viewer()::toggleDrawing),
                        Controls.icon(
                                "profile-toggle",
                                Icon.PROFILE,
                                "Temporal profile: of a column, of a row, off (T)",
                                workbench.viewer()::nextProfile),
                        Controls.icon(
                                "numbers-toggle",
                                Icon.NUMBERS,
                                "Numbers of this shot (N)",
                                workbench.viewer()::toggleNumbers),
                        JudgeMenu.button(workbench, commands),
                        Controls.gap(),
                        Controls.icon(
                                "fit", Icon.FIT, "Show all of it (F)", workbench.viewer()::fit),
                        Controls.icon(
                                "one-to-one",
                                Icon.ONE_TO_ONE,
                                "One pixel of the result on one of the screen (1:1, Z)",
                                viewer::oneToOne));
        session.playback().addListener((_, _, _) -> show());
        session.clip().addListener((_, _, _) -> show());
        show();
    }

    private static ToggleButton mute(SoundPlayer player) {
        ToggleButton button =
                Controls.named(new ToggleButton("", Icon.SOUND.node()), "mute", "Sound on or off");
        button.getStyleClass().addAll("icon", "flat");
        button.setOnAction(
                _ -> {
                    player.mute(button.isSelected());
                    button.setGraphic((button.isSelected() ? Icon.SILENCE : Icon.SOUND).node());
                });
        return button;
    }

    private Optional<Timecode> names() {
        return session.clip().get().map(c -> Timecode.of(c.media().rate()));
    }

    private void show() {
        Optional<Clip> clip = session.clip().get();
        setDisable(clip.isEmpty());
        if (!timecode.isFocused()) {
            timecode.setText(names().map(n -> n.name(session.frame())).orElse(""));
        }
        of.setText(
                clip.map(
                                c ->
                                        "frame %d of 0\u2013%d, %.5s fps"
                                                .formatted(
                                                        session.frame(),
                                                        c.media().frames() - 1,
                                                        c.media().rate().toDouble()))
                        .orElse(""));
        Playback playback = session.playback().get();
        play.setGraphic((playback.playing() ? Icon.PAUSE : Icon.PLAY).node());
        loop.setSelected(playback.loop().isPresent());
    }

    private void goTo() {
        names().flatMap(n -> n.frame(timecode.getText())).ifPresent(session::seek);
        getParent().requestFocus();
        show();
    }

    private void toggleLoop() {
        session.clip()
                .get()
                .ifPresent(
                        clip ->
                                session.play(
                                        p ->
                                                p.loop().isPresent()
                                                        ? p.unlooped()
                                                        : p.looping(
                                                                Preview.window(clip, p.frame()))));
    }
}
