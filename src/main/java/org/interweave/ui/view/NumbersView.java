package org.interweave.ui.view;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Spinner;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.interweave.frame.FrameRange;
import org.interweave.metrics.Fidelity;
import org.interweave.ui.model.Evidence;
import org.interweave.ui.model.PlotScale;
import org.interweave.ui.model.Scores;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Numbers of the shot under the playhead: one as curves in step with playback, all as a table. */
final class NumbersView extends VBox {
    private static final double HEIGHT = 210;
    private static final double LEAST_HEIGHT = 124;
    private static final double BAR_HEIGHT = 54;
    private static final double ROW = 19;
    private static final double REFERENCE_WIDTH = 200;

    private final Workbench workbench;
    private final Evidence evidence;
    private final Chooser chooser;
    private final Canvas canvas = new Canvas();
    private final Pane plot = new Pane(canvas);
    private final Swatches swatches = new Swatches(this::repaint);
    private final ComboBox<Shown> shown;
    private final HBox legend = new HBox(10);
    private final GridPane table = new GridPane(14, 3);
    private Optional<Told> told = Optional.empty();
    private PlotScale scale = PlotScale.of(new FrameRange(0, 1), List.of(), 1, 1);

    NumbersView(Workbench workbench, Chooser chooser) {
        this.workbench = workbench;
        this.evidence = workbench.evidence();
        this.chooser = chooser;
        setId("numbers");
        getStyleClass().add("numbers");
        setAccessibleText("Numbers of this shot");
        setPrefHeight(HEIGHT);
        setMinHeight(LEAST_HEIGHT);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(workbench.viewer().numbers());
        shown =
                SettingRows.combo(
                        "numbers-measure", Shown.ALL, Shown::described, "Which number is drawn");
        shown.setMaxWidth(USE_PREF_SIZE);
        shown.setMinWidth(120);
        shown.setValue(Shown.ADDED_FLICKER);
        canvas.setManaged(false);
        legend.setAlignment(Pos.CENTER_LEFT);
        plot.setId("numbers-plot");
        plot.setAccessibleText("Plot; a click moves the playhead");
        plot.setMinWidth(120);
        HBox.setHgrow(plot, Priority.ALWAYS);
        table.setId("numbers-table");
        table.getStyleClass().add("numbers-table");
        HBox lower = new HBox(12, plot, table);
        VBox.setVgrow(lower, Priority.ALWAYS);
        getChildren().addAll(bar(), lower, swatches);
        plot.setOnMousePressed(this::seek);
        plot.setOnMouseDragged(this::seek);
        InvalidationListener changed = _ -> tell();
        evidence.numbers().scores().addListener(changed);
        evidence.alarm().addListener(changed);
        shown.valueProperty().addListener(changed);
        workbench.session().playback().addListener(changed);
        workbench.session().clip().addListener(changed);
        visibleProperty().addListener(changed);
    }

    private void repaint() {
        told = Optional.empty();
        tell();
    }

    private Node bar() {
        Button worst =
                Controls.icon(
                        "numbers-worst",
                        Icon.WORST,
                        "To where the flicker is next worst (W)",
                        evidence::nextWorst);
        Button reference =
                Controls.button(
                        "numbers-reference",
                        "",
                        Icon.FILM,
                        "Compare with a clip that shows what it should be: adds PSNR, SSIM and"
                                + " GMSD",
                        this::chooseReference);
        reference.getStyleClass().add("flat");
        reference.setMinWidth(REFERENCE_WIDTH / 2);
        reference.setMaxWidth(REFERENCE_WIDTH);
        reference.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        reference
                .textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        evidence.numbers()
                                                .reference()
                                                .get()
                                                .map(p -> "Reference: " + p.getFileName())
                                                .orElse("Reference\u2026"),
                                evidence.numbers().reference()));
        Spinner<Integer> alarm =
                Controls.named(
                        new Spinner<>(0, 255, (int) evidence.alarm().get()),
                        "numbers-alarm",
                        "Levels of 255 by which a frame may stray from its source");
        alarm.setPrefWidth(76);
        alarm.setMinWidth(USE_PREF_SIZE);
        alarm.valueProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != (int) evidence.alarm().get()) {
                                evidence.alarmFrom(now);
                            }
                        });
        evidence.alarm().addListener((_, _, now) -> SettingRows.valueOf(alarm, now.intValue()));
        Label above = new Label("Alarm above");
        above.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(8, shown, worst, legend, Controls.spring(), reference, above, alarm);
        bar.getStyleClass().add("numbers-bar");
        return bar;
    }

    private void chooseReference() {
        if (evidence.numbers().reference().get().isPresent()) {
            evidence.numbers().compareWith(Optional.empty());
        } else {
            chooser.open().ifPresent(p -> evidence.numbers().compareWith(Optional.of(p)));
        }
    }

    private void seek(MouseEvent e) {
        workbench.session().play(p -> p.speed(0));
        workbench.session().seek(scale.frame(e.getX()));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        canvas.setWidth(Math.max(1, plot.getWidth()));
        canvas.setHeight(Math.max(1, plot.getHeight()));
        workbench.session().shot().filter(_ -> isVisible()).ifPresent(this::paint);
    }

    private void paint(FrameRange shot) {
        Scores scores = evidence.numbers().scores().get();
        List<SortedMap<Integer, Double>> curves = new ArrayList<>();
        for (int rank = 0; rank < scores.ranks().size(); rank++) {
            curves.add(scores.curve(rank, shown.getValue().measure().name()));
        }
        scale = PlotScale.of(shot, curves, canvas.getWidth(), canvas.getHeight());
        new Curves(canvas.getGraphicsContext2D(), swatches, scale)
                .paint(curves, workbench.session().frame());
    }

    /** What the words and numbers were made of. */
    private record Told(Scores scores, FrameRange shot, double alarm) {}

    private void tell() {
        Optional<FrameRange> shot = workbench.session().shot();
        if (isVisible() && shot.isPresent()) {
            Scores scores = evidence.numbers().scores().get();
            Told now = new Told(scores, shot.get(), evidence.alarm().get());
            if (!Optional.of(now).equals(told)) {
                told = Optional.of(now);
                legend.getChildren().clear();
                for (int rank = 0; rank < scores.ranks().size(); rank++) {
                    legend.getChildren().add(name(rank));
                }
                tabulate(scores, shot.get());
                // Every row of the table has room, whatever else is open.
                setMinHeight(
                        Math.max(LEAST_HEIGHT, BAR_HEIGHT + ROW * (1 + scores.ranks().size())));
            }
        }
        requestLayout();
    }

    private Label name(int rank) {
        Label label =
                Controls.label(
                        switch (rank) {
                            case 0 -> "Bicubic";
                            case 1 -> "Restored";
                            default -> "Version " + rank;
                        },
                        "numbers-name");
        label.setMinWidth(USE_PREF_SIZE);
        label.setTextFill(swatches.of(Curves.COLOURS.get(rank % Curves.COLOURS.size())));
        return label;
    }

    private void tabulate(Scores scores, FrameRange shot) {
        table.getChildren().clear();
        int column = 1;
        for (Shown measure : Shown.ALL) {
            boolean known = false;
            for (int rank = 0; rank < scores.ranks().size(); rank++) {
                OptionalDouble mean = scores.mean(rank, measure.measure().name(), shot);
                if (mean.isPresent()) {
                    known = true;
                    table.add(number(measure, mean.getAsDouble()), column, rank + 1);
                }
            }
            if (known) {
                Label head = Controls.label(measure.arrowed(), "numbers-head");
                head.setMinWidth(USE_PREF_SIZE);
                table.add(head, column, 0);
                column++;
            }
        }
        for (int rank = 0; rank < scores.ranks().size() && column > 1; rank++) {
            Label name = name(rank);
            table.add(name, 0, rank + 1);
        }
    }

    private Label number(Shown measure, double mean) {
        Label label = Controls.label(String.format(Locale.ROOT, "%.4g", mean), "numbers-number");
        label.setMinWidth(USE_PREF_SIZE);
        boolean strays =
                measure.measure().equals(Fidelity.Residual.MEASURE)
                        && mean > evidence.alarm().get();
        if (strays) {
            label.getStyleClass().add("alarm");
        }
        return label;
    }
}
