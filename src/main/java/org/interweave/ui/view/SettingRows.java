package org.interweave.ui.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.interweave.diffusion.Settings;
import org.interweave.project.Setting;
import org.interweave.ui.model.Inspector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Settings on the screen, each under its name, with a button to inherit it again. */
final class SettingRows {
    private final Map<Setting<?>, Row> rows = new LinkedHashMap<>();
    private Inspector inspector;
    private boolean showing;

    private record Row(VBox box, Button reset, Consumer<Settings> show) {}

    /**
     * How a number is chosen on a slider.
     *
     * @param value in the settings
     * @param made what the slider's place makes of a shot's own value
     * @param format of the number beside it
     */
    record Scale<T>(
            ToDoubleFunction<Settings> value,
            DoubleFunction<UnaryOperator<T>> made,
            String format) {}

    SettingRows(Inspector inspector) {
        this.inspector = inspector;
    }

    /** Whose settings are shown and changed. */
    Inspector inspector() {
        return inspector;
    }

    /** Shows and changes others from now on. */
    void inspect(Inspector other) {
        inspector = other;
        show();
    }

    /** Whether controls change because settings are shown, not because a person moves them. */
    boolean showing() {
        return showing;
    }

    /** Changes controls without changing settings. */
    void quietly(Runnable change) {
        boolean before = showing;
        showing = true;
        change.run();
        showing = before;
    }

    /** Changes a setting on a person's word. */
    <T> void set(Setting<T> setting, T value) {
        change(setting, _ -> value);
    }

    /** Changes a part of a setting on a person's word. */
    <T> void change(Setting<T> setting, UnaryOperator<T> change) {
        if (!showing) {
            inspector.change(setting, change);
        }
    }

    /** A person has finished: the next change is undone alone. */
    void endSeries() {
        inspector.session().endSeries();
    }

    /** Shows the settings as they are now. */
    void show() {
        quietly(
                () ->
                        inspector
                                .settings()
                                .ifPresent(s -> rows.values().forEach(row -> row.show.accept(s))));
        rows.forEach(
                (setting, row) -> {
                    boolean own = inspector.own(setting);
                    row.reset.setVisible(own);
                    row.box.getStyleClass().remove("own");
                    if (own) {
                        row.box.getStyleClass().add("own");
                    }
                });
    }

    /** A row of some controls that {@code show} keeps as the settings are. */
    VBox row(Setting<?> setting, Consumer<Settings> show, Node... controls) {
        Label name = Controls.label(setting.label(), "name");
        Button reset =
                Controls.icon(
                        setting.key() + "-inherit",
                        Icon.RESET,
                        "Inherit from the whole film again",
                        () -> inspector.inherit(setting));
        reset.getStyleClass().add("reset");
        HBox head = new HBox(name, Controls.spring(), reset);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(head);
        box.getStyleClass().add("setting");
        box.getChildren().addAll(controls);
        rows.put(setting, new Row(box, reset, show));
        return box;
    }

    /** A row of words. */
    VBox text(Setting<String> setting, int lines, String words) {
        TextArea area = Controls.named(new TextArea(), setting.key(), words);
        area.setPromptText(words);
        area.setWrapText(true);
        area.setPrefRowCount(lines);
        area.setMinHeight(lines * 21 + 14);
        area.textProperty().addListener((_, _, now) -> set(setting, now));
        area.focusedProperty().addListener((_, _, _) -> endSeries());
        area.addEventFilter(KeyEvent.KEY_PRESSED, e -> leaveByTab(area, e));
        return row(
                setting,
                settings -> {
                    String value = setting.of(settings);
                    if (!area.getText().equals(value)) {
                        area.setText(value);
                    }
                },
                area);
    }

    /** No prompt has a tab in it: it leads on, as it does everywhere else. */
    private static void leaveByTab(Node node, KeyEvent e) {
        if (e.getCode() == KeyCode.TAB && !e.isShortcutDown()) {
            node.requestFocusTraversal(
                    e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            e.consume();
        }
    }

    /** A row of a slider and its number. */
    <T> VBox slider(Setting<T> setting, Slider bare, String words, Scale<T> scale) {
        Slider slider = Controls.named(bare, setting.key(), words);
        Label value = Controls.label("", "subtitle");
        value.setMinWidth(34);
        value.setAlignment(Pos.CENTER_RIGHT);
        slider.valueProperty()
                .addListener((_, _, now) -> change(setting, scale.made.apply(now.doubleValue())));
        slider.valueChangingProperty()
                .addListener(
                        (_, _, changing) -> {
                            if (!changing) {
                                endSeries();
                            }
                        });
        return row(
                setting,
                s -> {
                    slider.setValue(scale.value.applyAsDouble(s));
                    value.setText(scale.format.formatted(scale.value.applyAsDouble(s)));
                },
                line(Controls.growing(slider), value));
    }

    /** A row of some values to choose from. */
    <T> VBox choice(Setting<T> setting, List<T> values, Function<T, String> words, String meaning) {
        ComboBox<T> box = combo(setting.key(), values, words, meaning);
        box.valueProperty().addListener((_, _, now) -> set(setting, now));
        return row(setting, s -> box.setValue(setting.of(s)), box);
    }

    /** Values to choose from, in words. */
    static <T> ComboBox<T> combo(
            String id, List<T> values, Function<T, String> words, String meaning) {
        ComboBox<T> box = Controls.named(new ComboBox<>(), id, meaning);
        box.getItems().addAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Words<>(box.getItems(), words));
        return box;
    }

    /** Controls side by side. */
    static HBox line(Node... nodes) {
        HBox line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Shows a number, however large it is. */
    static void valueOf(Spinner<Integer> spinner, int value) {
        if (spinner.getValueFactory()
                instanceof SpinnerValueFactory.IntegerSpinnerValueFactory range) {
            range.setMax(Math.max(range.getMax(), value));
            range.setValue(value);
        }
    }
}
