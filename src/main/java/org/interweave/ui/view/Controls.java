package org.interweave.ui.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.StringConverter;

/** Controls that have an id, a tooltip and an accessible text from the start. */
final class Controls {
    private Controls() {}

    /** A slider that a key moves by a twentieth of its way. */
    static Slider slider(double least, double most, double value) {
        Slider slider = new Slider(least, most, value);
        slider.setBlockIncrement((most - least) / 20);
        return slider;
    }

    /** A control under an id, with words for those who point at it and for those who listen. */
    static <C extends Control> C named(C control, String id, String words) {
        control.setId(id);
        control.setAccessibleText(words);
        Tooltip tooltip = new Tooltip(words);
        tooltip.setShowDelay(Duration.millis(500));
        control.setTooltip(tooltip);
        return control;
    }

    /** A flat button of an icon. */
    static Button icon(String id, Icon icon, String words, Runnable action) {
        Button button = named(new Button("", icon.node()), id, words);
        button.getStyleClass().addAll("flat", "icon");
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A button of words and an icon. */
    static Button button(String id, String text, Icon icon, String words, Runnable action) {
        Button button = named(new Button(text, icon.node()), id, words);
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A button that stays down. */
    static ToggleButton toggle(String id, String text, String words) {
        ToggleButton button = named(new ToggleButton(text), id, words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A number that may be typed; what is none leaves it as it was. */
    static Spinner<Integer> typed(Spinner<Integer> spinner) {
        spinner.setEditable(true);
        spinner.getValueFactory()
                .setConverter(
                        new StringConverter<>() {
                            @Override
                            public String toString(Integer number) {
                                return number.toString();
                            }

                            @Override
                            public Integer fromString(String text) {
                                String typed = text.strip();
                                if (typed.matches("-?\\d{1,9}")) {
                                    return Integer.valueOf(typed);
                                }
                                spinner.getEditor().setText(toString(spinner.getValue()));
                                return spinner.getValue();
                            }
                        });
        return spinner;
    }

    /** The name of a control before it, for those who listen too. */
    static Label labelling(Control control, String name) {
        Label label = new Label(name);
        label.setLabelFor(control);
        return label;
    }

    /** Words in a style. */
    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Room that takes what is left. */
    static Region spring() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    /** A little room in a bar. */
    static Region gap() {
        Region region = new Region();
        region.getStyleClass().add("bar-gap");
        return region;
    }

    /** The node, taking what is left in a row. */
    static <N extends Node> N growing(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }
}
