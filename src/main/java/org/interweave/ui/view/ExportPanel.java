package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.controlsfx.control.RangeSlider;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Timecode;
import org.interweave.project.Clip;
import org.interweave.project.OutputPreset;
import org.interweave.ui.model.ExportChecks;
import org.interweave.ui.model.ExportPlan;
import org.interweave.ui.model.Workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What part of the film goes into which file. */
final class ExportPanel extends Panel {
    private static final PseudoClass OBSTACLE = PseudoClass.getPseudoClass("obstacle");
    private final Workbench workbench;
    private final Clip clip;
    private final ComboBox<OutputPreset> format;
    private final ComboBox<Part> part;
    private final RangeSlider range;
    private final Label rangeWords = Controls.label("", "hint");
    private final TextField target;
    private final Label facts = Panel.hint("");
    private final Button start;

    /** In which a long reason has some lines, however long a name it holds. */
    private static final double FACTS_WIDTH = 540;

    private Optional<ExportPlan> plan = Optional.empty();
    private boolean following;

    /** What of the film is written, with its name: parts that follow each other, in order. */
    private record Part(String name, List<FrameRange> frames) {
        Part(String name, FrameRange frames) {
            this(name, List.of(frames));
        }

        int count() {
            return frames.stream().mapToInt(FrameRange::count).sum();
        }
    }

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
        Part selected = new Part("", ExportPlan.parts(clip, workbench.session().selection().get()));
        part.getItems()
                .add(
                        new Part(
                                "Selected shots, %d frames".formatted(selected.count()),
                                selected.frames()));
        part.setValue(part.getItems().getFirst());
        int last = clip.media().frames() - 1;
        range =
                Controls.named(
                        new RangeSlider(0, Math.max(1, last), 0, Math.max(1, last)),
                        "export-range",
                        "The first and the last frame");
        GridPane.setHgrow(range, Priority.ALWAYS);
        part.setOnAction(_ -> showPart());
        range.lowValueProperty().addListener((_, _, _) -> check());
        range.highValueProperty().addListener((_, _, _) -> check());
        target = Controls.named(new TextField(), "export-target", "The file or folder to write");
        target.setPrefColumnCount(38);
        target.setText(ExportPlan.suggested(clip.media().path(), format.getValue()).toString());
        format.setOnAction(_ -> rename());
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
                            plan.ifPresent(p -> workbench.writing().export(p.parts(), p.export()));
                            close.run();
                        });
        start.getStyleClass().add(Styles.ACCENT);
        start.setDefaultButton(true);
        GridPane grid = new GridPane(12, 10);
        HBox file = new HBox(6, target, choose);
        HBox.setHgrow(target, Priority.ALWAYS);
        file.setAlignment(Pos.CENTER_LEFT);
        grid.addRow(0, Controls.labelling(format, "Format"), format);
        grid.addRow(1, Controls.labelling(part, "Frames"), part);
        grid.addRow(2, new Label(""), range);
        grid.addRow(3, new Label(""), rangeWords);
        grid.addRow(4, Controls.labelling(target, "File"), file);
        facts.setId("export-facts");
        facts.setWrapText(true);
        facts.setPrefWidth(FACTS_WIDTH);
        facts.setMaxWidth(FACTS_WIDTH);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(grid, facts, actions(start));
        target.textProperty().addListener((_, _, _) -> named());
        showPart();
        follow(workbench.shots().known(), _ -> check());
        follow(workbench.writing().checks().found(), _ -> show());
        follow(workbench.writing().checks().formats(), this::offer);
    }

    /** What this machine can write besides, unless the project names it already. */
    private void offer(List<OutputPreset> more) {
        more.stream().filter(p -> !format.getItems().contains(p)).forEach(format.getItems()::add);
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
        List<FrameRange> parts = part.getValue().frames();
        FrameRange frames = new FrameRange(parts.getFirst().start(), parts.getLast().end());
        range.setDisable(parts.size() > 1 || clip.media().frames() == 1);
        // The larger bound first, as the slider keeps the lower one below it.
        range.setHighValue(Math.max(range.getHighValue(), frames.end() - 1));
        range.setLowValue(frames.start());
        range.setHighValue(frames.end() - 1);
        check();
    }

    /** What the slider says, unless the part has holes. */
    private List<FrameRange> wanted() {
        return part.getValue().frames().size() > 1
                ? part.getValue().frames()
                : List.of(
                        ExportPlan.between(
                                range.getLowValue(), range.getHighValue(), clip.allFrames()));
    }

    private Path path() {
        return Path.of(target.getText());
    }

    /** Another format was chosen: the name gets its ending, which may be the one it has. */
    private void rename() {
        if (!following) {
            target.setText(ExportPlan.renamed(path(), format.getValue()).toString());
            check();
        }
    }

    /** Another name was typed: its ending may mean another format. */
    private void named() {
        following = true;
        ExportPlan.meant(path(), format.getValue(), format.getItems()).ifPresent(format::setValue);
        following = false;
        check();
    }

    private void choose(Chooser chooser) {
        Path now = path();
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
        Clip now = workbench.session().clip().get().orElse(clip);
        List<FrameRange> parts = wanted();
        plan =
                Optional.of(
                        new ExportPlan(
                                now,
                                parts,
                                path(),
                                format.getValue(),
                                parts.stream()
                                        .allMatch(p -> workbench.shots().knowsShots(now, p))));
        rangeWords.setText(
                "%s \u2013 %s, %d frames"
                        .formatted(
                                names.name(parts.getFirst().start()),
                                names.name(parts.getLast().end() - 1),
                                plan.get().frames()));
        plan.ifPresent(workbench.writing().checks()::ask);
        show();
    }

    /** Nothing starts that was not looked at. */
    private void show() {
        Optional<ExportChecks.Checked> known =
                workbench
                        .writing()
                        .checks()
                        .found()
                        .get()
                        .filter(c -> plan.equals(Optional.of(c.plan())));
        known.ifPresent(
                checked -> {
                    facts.setText(checked.words());
                    facts.pseudoClassStateChanged(OBSTACLE, !checked.possible());
                    start.setText(checked.overwrites() ? "Replace the file" : "Export");
                });
        start.setDisable(known.filter(ExportChecks.Checked::possible).isEmpty());
    }
}
