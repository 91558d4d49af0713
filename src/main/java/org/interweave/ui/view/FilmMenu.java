package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.interweave.project.Clip;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.Workbench;

import java.nio.file.Path;
import java.util.List;

/** The films of the project, and how to get to others: filled whenever it is opened. */
final class FilmMenu extends MenuButton {
    private final Session session;
    private final Workbench workbench;
    private final Chooser chooser;
    private final Commands commands;

    FilmMenu(Workbench workbench, Chooser chooser, Commands commands) {
        this.workbench = workbench;
        this.chooser = chooser;
        this.commands = commands;
        session = workbench.session();
        Controls.named(this, "film-name", "The films of this project, and others");
        getStyleClass().addAll("film", Styles.FLAT);
        setMinWidth(60);
        setMaxWidth(320);
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setOnShowing(_ -> fill());
        fill();
    }

    private void fill() {
        getItems().clear();
        List<Clip> clips = session.document().get().clips();
        for (int i = 0; i < clips.size(); i++) {
            int index = i;
            RadioMenuItem film = new RadioMenuItem(clips.get(i).media().name());
            film.setId("film-" + i);
            film.setSelected(i == session.clipIndex());
            film.setOnAction(_ -> workbench.documents().show(index));
            getItems().add(film);
        }
        MenuItem remove =
                item(
                        "film-remove",
                        "Take this film out of the project",
                        workbench.documents()::remove);
        remove.setDisable(clips.size() < 2);
        MenuItem again =
                item(
                        "film-find-shots",
                        "Find its shots again (Ctrl+F)",
                        workbench.shots()::startAgain);
        again.setDisable(session.media().get().isEmpty() || workbench.shots().finding().get());
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item(
                                "film-add",
                                "Add a film\u2026",
                                () -> chooser.open().ifPresent(workbench.documents()::add)),
                        item(
                                "film-add-folder",
                                "Add a folder of pictures\u2026",
                                () -> chooser.pictures().ifPresent(workbench.documents()::add)),
                        remove,
                        new SeparatorMenuItem(),
                        again,
                        new SeparatorMenuItem(),
                        item("film-open", "Open a film or a project\u2026", commands.open()),
                        item(
                                "film-open-folder",
                                "Open a folder of pictures\u2026",
                                commands.openFolder()),
                        recent());
    }

    private Menu recent() {
        Menu recent = new Menu("Open recent");
        recent.setId("film-recent");
        for (String path : workbench.preferences().get().recent()) {
            Path file = Path.of(path);
            recent.getItems()
                    .add(
                            item(
                                    "film-recent-" + recent.getItems().size(),
                                    file.getFileName() + "  \u2013  " + file.getParent(),
                                    () -> workbench.documents().open(file)));
        }
        recent.setDisable(recent.getItems().isEmpty());
        return recent;
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
