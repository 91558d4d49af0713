package org.interweave.ui.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.interweave.project.Media;
import org.interweave.project.Recovery;
import org.interweave.render.Problem;
import org.interweave.ui.model.Preview;
import org.interweave.ui.model.ShotFinding;
import org.interweave.ui.model.Workbench;
import org.interweave.ui.model.Writing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the user should know: problems, moved media, what a crash left behind. */
final class Notices extends VBox {
    private final Workbench workbench;
    private final Chooser chooser;
    private final Desktop desktop;

    Notices(Workbench workbench, Chooser chooser, Desktop desktop) {
        this.workbench = workbench;
        this.chooser = chooser;
        this.desktop = desktop;
        setId("notices");
        workbench.problem().addListener((_, _, _) -> show());
        workbench.documents().missing().addListener((_, _, _) -> show());
        workbench.documents().unsaved().recovered().addListener((_, _, _) -> show());
        workbench.writing().written().addListener((_, _, _) -> show());
        workbench.shots().again().addListener((_, _, _) -> show());
        workbench
                .preview()
                .state()
                .addListener(
                        (_, _, now) -> {
                            if (now instanceof Preview.State.Failed(Problem problem)) {
                                workbench.tell(problem);
                            }
                        });
    }

    private void show() {
        getChildren().clear();
        workbench.documents().unsaved().recovered().get().stream()
                .findFirst()
                .ifPresent(f -> getChildren().add(recovered(f)));
        workbench.documents().missing().get().ifPresent(m -> getChildren().add(missing(m)));
        List<Path> written = workbench.writing().written().get();
        if (!written.isEmpty()) {
            getChildren().add(written(written));
        }
        workbench.shots().again().get().ifPresent(a -> getChildren().add(again(a)));
        workbench.problem().get().ifPresent(p -> getChildren().add(problem(p)));
    }

    private HBox again(ShotFinding.Again found) {
        String cuts = found.cuts() == 1 ? "1 cut is" : found.cuts() + " cuts are";
        String byHand =
                switch (found.byHand()) {
                    case 0 -> "";
                    case 1 -> " The cut you made by hand stayed.";
                    default -> " The " + found.byHand() + " cuts you made by hand stayed.";
                };
        String changed =
                found.changed()
                        ? "Prompts and settings stayed with their frames. Ctrl+Z takes it back."
                        : "The film is cut as it was.";
        HBox bar =
                bar(
                        "found-again",
                        Icon.DONE,
                        cuts + " found." + byHand,
                        changed,
                        Controls.icon(
                                "found-again-close",
                                Icon.CLOSE,
                                "Dismiss",
                                workbench.shots()::dismissAgain));
        bar.getStyleClass().add("notice");
        return bar;
    }

    private static HBox bar(String id, Icon icon, String what, String advice, Node... buttons) {
        Label whatLabel = Controls.label(what, "what");
        Label adviceLabel = Controls.label(advice, "advice");
        whatLabel.setWrapText(true);
        adviceLabel.setWrapText(true);
        HBox bar = new HBox(icon.node(18), Controls.growing(new VBox(2, whatLabel, adviceLabel)));
        bar.getStyleClass().add("problem");
        bar.setId(id);
        bar.getChildren().addAll(buttons);
        return bar;
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private HBox problem(Problem problem) {
        Button copy =
                Controls.button(
                        "problem-copy",
                        "Copy",
                        Icon.COPY,
                        "Copy the message for a report",
                        () -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(problem.line());
                            Clipboard.getSystemClipboard().setContent(content);
                        });
        Button close =
                Controls.icon("problem-close", Icon.CLOSE, "Dismiss", workbench::dismissProblem);
        return bar(
                "problem",
                Icon.PROBLEM,
                sentence(problem.what()),
                sentence(problem.advice()) + "  [" + problem.kind().code() + "]",
                copy,
                close);
    }

    private HBox written(List<Path> all) {
        Path target = all.getLast();
        Button close =
                Controls.icon(
                        "written-close",
                        Icon.CLOSE,
                        "Dismiss",
                        workbench.writing()::dismissWritten);
        Button open =
                Controls.button(
                        "written-open",
                        "Open it here",
                        Icon.FILM,
                        "Look at it in the studio",
                        () -> {
                            workbench.writing().dismissWritten();
                            workbench.documents().open(target);
                        });
        boolean film = Writing.isFilm(target);
        open.setVisible(film);
        open.setManaged(film);
        HBox bar =
                bar(
                        "written",
                        Icon.DONE,
                        target.getFileName() + " is written.",
                        "It is in "
                                + target.getParent()
                                + (film ? ", with a note of how it was made." : ".")
                                + others(all.subList(0, all.size() - 1)),
                        open,
                        Controls.button(
                                "written-folder",
                                "Open the folder",
                                Icon.FOLDER,
                                "Show the folder that it is in",
                                () -> desktop.show(target.resolveSibling(".").normalize())),
                        close);
        bar.getStyleClass().add("notice");
        return bar;
    }

    private static String others(List<Path> before) {
        return before.isEmpty()
                ? ""
                : before.stream()
                        .map(p -> String.valueOf(p.getFileName()))
                        .collect(Collectors.joining(", ", " Written before it: ", "."));
    }

    private HBox missing(Media media) {
        Button find =
                Controls.button(
                        "relink",
                        "Look in a folder\u2026",
                        Icon.FOLDER,
                        "Find the film by its content in a folder and those below",
                        () ->
                                chooser.folder("Where may it be?")
                                        .ifPresent(workbench.documents()::relink));
        HBox bar =
                bar(
                        "missing",
                        Icon.FILM,
                        media.name() + " is not where it was.",
                        "It was last seen at " + media.path() + ".",
                        find);
        bar.getStyleClass().add("notice");
        return bar;
    }

    private HBox recovered(Recovery.Found found) {
        String name =
                found.project()
                        .or(
                                () ->
                                        found.document().clips().stream()
                                                .findFirst()
                                                .map(c -> c.media().path()))
                        .map(p -> String.valueOf(p.getFileName()))
                        .orElse("a project");
        Button take =
                Controls.button(
                        "recover",
                        "Recover",
                        Icon.AGAIN,
                        "Open it as it was",
                        () -> workbench.documents().recover(found));
        Button leave =
                Controls.button(
                        "recover-discard",
                        "Discard",
                        Icon.CLOSE,
                        "Let go of it",
                        () -> workbench.documents().unsaved().forget(found));
        HBox bar =
                bar(
                        "recovered",
                        Icon.INFORMATION,
                        "Something was not saved.",
                        "Your last changes to " + name + " are still there.",
                        take,
                        leave);
        bar.getStyleClass().add("notice");
        return bar;
    }

    /** Whether something is to be read. */
    Optional<Problem> problem() {
        return workbench.problem().get();
    }
}
