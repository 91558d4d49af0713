package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.interweave.ui.model.Preferences;
import org.interweave.ui.model.Workbench;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;

/** What is seen where no film is open: how to open one. */
final class EmptyState extends VBox {
    private static final int SHOWN = 5;

    private final Workbench workbench;
    private final VBox recent = new VBox(2);

    EmptyState(Workbench workbench, Commands commands) {
        this.workbench = workbench;
        setId("empty");
        getStyleClass().add("empty");
        Button open =
                Controls.button(
                        "empty-open",
                        "Open a film\u2026",
                        Icon.OPEN,
                        "Open a film or a project",
                        commands.open());
        open.getStyleClass().add(Styles.ACCENT);
        Button folder =
                Controls.button(
                        "empty-open-folder",
                        "Open a folder of pictures\u2026",
                        Icon.FOLDER,
                        "Open pictures that are numbered, as a film",
                        commands.openFolder());
        HBox buttons = new HBox(8, open, folder);
        buttons.setAlignment(Pos.CENTER);
        workbench
                .parts()
                .demo()
                .ifPresent(
                        demo ->
                                buttons.getChildren()
                                        .add(
                                                Controls.button(
                                                        "empty-demo",
                                                        "Open the demo clip",
                                                        Icon.FILM,
                                                        "Open the clip that Interweave came with",
                                                        () -> workbench.documents().open(demo))));
        recent.setAlignment(Pos.CENTER);
        Label headline = Controls.label("Drop a film here", "headline");
        Label line =
                Controls.label("A video, a folder of pictures, or an Interweave project", "line");
        line.setWrapText(true);
        FontIcon hero = Icon.FILM.node();
        hero.getStyleClass().add("hero");
        getChildren().addAll(hero, headline, line, buttons, recent);
        workbench.preferences().addListener((_, _, now) -> show(now));
        show(workbench.preferences().get());
    }

    private void show(Preferences preferences) {
        recent.getChildren().clear();
        preferences.recent().stream()
                .limit(SHOWN)
                .forEach(
                        path -> {
                            Path file = Path.of(path);
                            Hyperlink link =
                                    Controls.named(
                                            new Hyperlink(String.valueOf(file.getFileName())),
                                            "recent-" + recent.getChildren().size(),
                                            "Open " + path);
                            link.getStyleClass().add("recent");
                            link.setOnAction(_ -> workbench.documents().open(file));
                            recent.getChildren().add(link);
                        });
    }
}
