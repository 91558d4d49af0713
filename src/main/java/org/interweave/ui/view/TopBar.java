package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import org.interweave.ui.model.Session;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.Workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done to the whole document, and which picture is shown. */
final class TopBar extends HBox {
    private final Session session;
    private final Label film = Controls.label("", "film");

    TopBar(Workbench workbench, Commands commands) {
        session = workbench.session();
        ViewerModel viewer = workbench.viewer();
        getStyleClass().add("top-bar");
        Label mark = Controls.label("", "mark");
        mark.setGraphic(Icon.MARK.node());
        mark.setMinWidth(USE_PREF_SIZE);
        film.setId("film-name");
        film.setMinWidth(30);
        film.setMaxWidth(260);
        film.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
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
        Button export =
                Controls.button(
                        "export",
                        "Export",
                        Icon.EXPORT,
                        "Restore the film or a part of it into a file (Ctrl+E)",
                        commands.export());
        for (Button button : List.of(preview, export)) {
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
                        layers(viewer),
                        Controls.gap(),
                        comparisons(viewer),
                        Controls.spring(),
                        preview,
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
        String name =
                session.file()
                        .get()
                        .map(Path::getFileName)
                        .map(String::valueOf)
                        .or(() -> session.clip().get().map(c -> c.media().name()))
                        .orElse("");
        film.setText(name + (session.unsaved().get() ? " \u2022" : ""));
        film.setVisible(!name.isEmpty());
        film.setManaged(!name.isEmpty());
    }

    private static HBox layers(ViewerModel viewer) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        for (ViewerModel.Layer layer : ViewerModel.Layer.values()) {
            box.getChildren()
                    .add(
                            segment(
                                    group,
                                    "layer-" + layer.label().toLowerCase(java.util.Locale.ROOT),
                                    layer.label(),
                                    "Show: " + layer.label(),
                                    layer == viewer.layer().get(),
                                    () -> viewer.show(layer),
                                    selected ->
                                            viewer.layer()
                                                    .addListener(
                                                            (_, _, now) ->
                                                                    selected.accept(
                                                                            now == layer))));
        }
        ends(box);
        return box;
    }

    private static HBox comparisons(ViewerModel viewer) {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        for (ViewerModel.Comparison comparison : ViewerModel.Comparison.values()) {
            box.getChildren()
                    .add(
                            segment(
                                    group,
                                    "compare-"
                                            + comparison
                                                    .label()
                                                    .toLowerCase(java.util.Locale.ROOT)
                                                    .replace(' ', '-'),
                                    comparison.label(),
                                    "Compare: " + comparison.label() + " (V for the next)",
                                    comparison == viewer.comparison().get(),
                                    () -> viewer.compare(comparison),
                                    selected ->
                                            viewer.comparison()
                                                    .addListener(
                                                            (_, _, now) ->
                                                                    selected.accept(
                                                                            now == comparison))));
        }
        ends(box);
        return box;
    }

    private static ToggleButton segment(
            ToggleGroup group,
            String id,
            String text,
            String words,
            boolean selected,
            Runnable action,
            Consumer<Consumer<Boolean>> follow) {
        ToggleButton button = Controls.toggle(id, text, words);
        button.setToggleGroup(group);
        button.setSelected(selected);
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    action.run();
                });
        follow.accept(button::setSelected);
        return button;
    }

    private static void ends(HBox box) {
        box.setAlignment(Pos.CENTER);
        int last = box.getChildren().size() - 1;
        for (int i = 0; i <= last; i++) {
            box.getChildren()
                    .get(i)
                    .getStyleClass()
                    .add(
                            i == 0
                                    ? Styles.LEFT_PILL
                                    : i == last ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
        }
    }
}
