package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.interweave.ui.model.Session;
import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.Optional;

/** What is done to the whole document, and which picture is shown. */
final class TopBar extends HBox {
    private final Session session;
    private final FilmMenu film;

    TopBar(Workbench workbench, Chooser chooser, Commands commands) {
        session = workbench.session();
        getStyleClass().add("top-bar");
        Label mark = Controls.label("", "mark");
        mark.setGraphic(Icon.MARK.node());
        mark.setMinWidth(USE_PREF_SIZE);
        film = new FilmMenu(workbench, chooser, commands);
        Button undo = Controls.icon("undo", Icon.UNDO, "Undo", session::undo);
        Button redo = Controls.icon("redo", Icon.REDO, "Redo", session::redo);
        session.undoable().addListener((_, _, now) -> name(undo, "Undo", now));
        session.redoable().addListener((_, _, now) -> name(redo, "Redo", now));
        name(undo, "Undo", Optional.empty());
        name(redo, "Redo", Optional.empty());
        Button preview =
                Controls.button(
                        "preview",
                        "Preview",
                        Icon.PREVIEW,
                        "Restore the frames around the playhead (P)",
                        commands.preview());
        preview.getStyleClass().add(Styles.ACCENT);
        Button variations =
                Controls.icon(
                        "variations",
                        Icon.GRID,
                        "Variations of this window: seeds, guidance, noise level (Shift+P)",
                        commands.variations());
        Button export =
                Controls.button(
                        "export",
                        "Export",
                        Icon.EXPORT,
                        "Restore the film or a part of it into a file (Ctrl+E)",
                        commands.export());
        for (Button button : List.of(preview, variations, export)) {
            button.disableProperty().bind(session.clip().map(Optional::isEmpty).orElse(true));
        }
        getChildren()
                .addAll(
                        mark,
                        film,
                        Controls.icon(
                                "open",
                                Icon.OPEN,
                                "Open a film or a project (Ctrl+O)",
                                commands.open()),
                        Controls.icon(
                                "save", Icon.SAVE, "Save the project (Ctrl+S)", commands.save()),
                        undo,
                        redo,
                        Controls.spring(),
                        preview,
                        variations,
                        export,
                        Controls.icon("models", Icon.MODELS, "Models", commands.models()),
                        Controls.icon(
                                "preferences",
                                Icon.PREFERENCES,
                                "Preferences",
                                commands.preferences()),
                        Controls.icon(
                                "keys", Icon.KEYS, "Keyboard shortcuts (?)", commands.keys()));
        session.file().addListener((_, _, _) -> showName());
        session.clip().addListener((_, _, _) -> showName());
        session.unsaved().addListener((_, _, _) -> showName());
        showName();
    }

    private static void name(Button button, String verb, Optional<String> edit) {
        button.setDisable(edit.isEmpty());
        String words = edit.map(e -> verb + ": " + e).orElse(verb + ": nothing");
        button.setAccessibleText(words);
        button.getTooltip().setText(words);
    }

    private void showName() {
        String clip = session.clip().get().map(c -> c.media().name()).orElse("");
        String name =
                session.file()
                        .get()
                        .map(p -> p.getFileName() + (clip.isEmpty() ? "" : ": " + clip))
                        .orElse(clip);
        film.setText(name + (session.unsaved().get() ? " \u2022" : ""));
        film.setVisible(!name.isEmpty());
        film.setManaged(!name.isEmpty());
    }
}
