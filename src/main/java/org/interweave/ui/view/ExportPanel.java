package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.controlsfx.control.RangeSlider;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Timecode;
import org.interweave.project.Clip;
import org.interweave.project.OutputPreset;
import org.interweave.ui.model.ExportPlan;
import org.interweave.ui.model.Workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What part of the film goes into which file. */
final class ExportPanel extends Panel {
    private final Workbench workbench;
    private final Clip clip;
    private final ComboBox<OutputPreset> format;
    private final ComboBox<Part> part;
    private final RangeSlider range;
    private final Label rangeWords = Controls.label("", "hint");
    private final TextField target;
    private final Label facts = Panel.hint("");
    private final Button start;

    /** A part of the film, with its name. */
    private record Part(String name, FrameRange frames) {}

    ExportPanel(Workbench workbench, Clip clip, Chooser chooser, Runnable close) {
        super("export-panel", "Export", close);
        this.workbench = workbench;
        this.clip = clip;
        List<OutputPreset> outputs = workbench.session().document().get().outputs();
        format = combo("export-format", "The format of the file", OutputPreset::name);
        format.getItems().addAll(outputs);
        format.setValue(outputs.getFirst());
        part = combo("export-part", "Which frames", Part::name);
        clip.marked()
                .ifPresent(
                        m ->
                                part.getItems()
                                        .add(
                                                new Part(
                                                        "Marked, %d frames".formatted(m.count()),
                                                        m)));
        part.getItems()
                .add(
                        new Part(
                                "Whole film, %d frames".formatted(clip.media().frames()),
                                clip.allFrames()));
        FrameRange selected = selected();
        part.getItems()
                .add(new Part("Selected shots, %d frames".formatted(selected.count()), selected));
        part.setValue(part.getItems().getFirst());
        int last = clip.media().frames() - 1;
        range =
                Controls.named(
                        new RangeSlider(0, Math.max(1, last), 0, Math.max(1, last)),
                        "export-range",
                        "The first and the last frame");
        GridPane.setHgrow(range, Priority.ALWAYS);
        showPart();
        part.setOnAction(_ -> showPart());
        range.lowValueProperty().addListener((_, _, _) -> check());
        range.highValueProperty().addListener((_, _, _) -> check());
        target = Controls.named(new TextField(), "export-target", "The file or folder to write");
        target.setPrefColumnCount(38);
        target.setText(ExportPlan.suggested(clip.media().path(), format.getValue()).toString());
        format.setOnAction(
                _ ->
                        target.setText(
                                ExportPlan.renamed(Path.of(target.getText()), format.getValue())
                                        .toString()));
        Button choose =
                Controls.icon(
                        "export-choose", Icon.FOLDER, "Choose where\u2026", () -> choose(chooser));
        start =
                Controls.button(
                        "export-start",
                        "Export",
                        Icon.EXPORT,
                        "Add it to the queue",
                        () -> {
                            workbench
                                    .writing()
                                    .export(
                                            wanted(),
                                            Path.of(target.getText()),
                                            ExportPlan.depth(format.getValue()));
                            close.run();
                        });
        start.getStyleClass().add(Styles.ACCENT);
        start.setDefaultButton(true);
        GridPane grid = new GridPane(12, 10);
        HBox file = new HBox(6, target, choose);
        HBox.setHgrow(target, Priority.ALWAYS);
        file.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(0, new Label("Format"), format);
        grid.addRow(1, new Label("Frames"), part);
        grid.addRow(2, new Label(""), range);
        grid.addRow(3, new Label(""), rangeWords);
        grid.addRow(4, new Label("File"), file);
        facts.setId("export-facts");
        getChildren().addAll(grid, facts, actions(start));
        target.textProperty().addListener((_, _, _) -> check());
        follow(workbench.shots().known(), _ -> check());
        check();
    }

    private static <T> ComboBox<T> combo(
            String id, String words, java.util.function.Function<T, String> name) {
        ComboBox<T> box = Controls.named(new ComboBox<>(), id, words);
        box.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(box, Priority.ALWAYS);
        box.setConverter(new Words<>(box.getItems(), name));
        return box;
    }

    private void showPart() {
        FrameRange frames = part.getValue().frames();
        // The larger bound first, as the slider keeps the lower one below it.
        range.setHighValue(Math.max(range.getHighValue(), frames.end() - 1));
        range.setLowValue(frames.start());
        range.setHighValue(frames.end() - 1);
    }

    private FrameRange wanted() {
        int first = (int) Math.rint(range.getLowValue());
        int last = (int) Math.rint(range.getHighValue());
        return new FrameRange(first, Math.clamp(last, first, clip.media().frames() - 1) + 1);
    }

    private FrameRange selected() {
        var shots = workbench.session().selection().get();
        return new FrameRange(
                clip.shots().get(shots.first()).frames().start(),
                clip.shots().get(Math.min(shots.last(), clip.shots().size() - 1)).frames().end());
    }

    private void choose(Chooser chooser) {
        Path now = Path.of(target.getText());
        OutputPreset preset = format.getValue();
        Optional<Path> chosen =
                preset.ending().isEmpty()
                        ? chooser.folder("Where do the pictures go?")
                                .map(f -> f.resolve(now.getFileName()))
                        : chooser.save(
                                "Export", String.valueOf(now.getFileName()), preset.ending());
        chosen.ifPresent(p -> target.setText(p.toString()));
    }

    private void check() {
        Timecode names = Timecode.of(clip.media().rate());
        FrameRange frames = wanted();
        rangeWords.setText(
                "%s \u2013 %s, %d frames"
                        .formatted(
                                names.name(frames.start()),
                                names.name(frames.end() - 1),
                                frames.count()));
        Clip now = workbench.session().clip().get().orElse(clip);
        ExportPlan plan =
                new ExportPlan(
                        now,
                        frames,
                        Path.of(target.getText()),
                        format.getValue(),
                        workbench.shots().knowsShots(now, frames));
        facts.setText(plan.words());
        start.setDisable(!plan.possible());
        start.setText(plan.overwrites() ? "Replace the file" : "Export");
    }
}
