package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.beans.property.ReadOnlyProperty;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import org.interweave.ui.model.Comparison;
import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Take;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which picture is shown, how it is compared, and with what. */
final class ViewerBar extends HBox {
    private final Workbench workbench;
    private final ViewerModel viewer;
    private final MenuButton against;
    private final ToggleGroup references = new ToggleGroup();

    ViewerBar(Workbench workbench) {
        this.workbench = workbench;
        viewer = workbench.viewer();
        getStyleClass().add("viewer-bar");
        against =
                Controls.named(
                        new MenuButton(), "compare-against", "What the picture is compared with");
        against.setMaxWidth(260);
        against.setOnShowing(_ -> fill());
        against.getItems().add(new RadioMenuItem("Source"));
        for (ReadOnlyProperty<?> property : List.of(viewer.reference(), viewer.take())) {
            property.addListener((_, _, _) -> name());
        }
        name();
        HBox comparisons = comparisons();
        ToggleButton loupe =
                Controls.named(
                        new ToggleButton("", Icon.LOUPE.node()),
                        "loupe",
                        "Single pixels under the cursor, with their values (G)");
        loupe.getStyleClass().addAll("icon", "flat");
        loupe.setOnAction(_ -> viewer.toggleLoupe());
        viewer.loupe().addListener((_, _, now) -> loupe.setSelected(now));
        getChildren().addAll(layers(), Controls.spring(), comparisons, blend(), against, loupe);
        disableProperty().bind(workbench.session().clip().map(Optional::isEmpty).orElse(true));
    }

    private HBox layers() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (Layer layer : Layer.values()) {
            ToggleButton button =
                    Controls.toggle(
                            "layer-" + id(layer.label()),
                            layer.label(),
                            "Show: %s (%s)".formatted(layer.label(), layer.label().charAt(0)));
            segment(button, group, layer == viewer.layer().get(), () -> viewer.show(layer));
            viewer.layer().addListener((_, _, now) -> button.setSelected(now == layer));
            box.getChildren().add(button);
        }
        return ends(box);
    }

    private HBox comparisons() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (Comparison comparison : Comparison.values()) {
            ToggleButton button =
                    Controls.toggle(
                            "compare-" + id(comparison.name()),
                            "",
                            "Compare: " + comparison.label() + " (V for the next)");
            button.setGraphic(icon(comparison).node());
            segment(
                    button,
                    group,
                    comparison == viewer.comparison().get(),
                    () -> viewer.compare(comparison));
            viewer.comparison().addListener((_, _, now) -> button.setSelected(now == comparison));
            box.getChildren().add(button);
        }
        return ends(box);
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Icon icon(Comparison comparison) {
        return switch (comparison) {
            case NONE -> Icon.SINGLE;
            case WIPE -> Icon.WIPE;
            case SIDE_BY_SIDE -> Icon.SIDE_BY_SIDE;
            case FOUR -> Icon.FOUR;
            case DIFFERENCE -> Icon.DIFFERENCE;
            case ONION -> Icon.ONION;
        };
    }

    private static void segment(
            ToggleButton button, ToggleGroup group, boolean selected, Runnable action) {
        button.setToggleGroup(group);
        button.setSelected(selected);
        button.setOnAction(
                _ -> {
                    button.setSelected(true);
                    action.run();
                });
    }

    private static HBox ends(HBox box) {
        box.getStyleClass().add("segments");
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
        return box;
    }

    private Slider blend() {
        Slider slider =
                Controls.named(
                        Controls.slider(0, 1, viewer.blend().get()),
                        "blend",
                        "How much is seen over the reference");
        slider.setPrefWidth(110);
        slider.valueProperty().addListener((_, _, now) -> viewer.blend(now.doubleValue()));
        slider.visibleProperty().bind(viewer.comparison().isEqualTo(Comparison.ONION));
        slider.managedProperty().bind(slider.visibleProperty());
        return slider;
    }

    // --- What it is compared with ---

    private void name() {
        against.setText("With " + viewer.take().get().map(Take::words).orElse(plain()));
    }

    private String plain() {
        return viewer.reference().get().label().toLowerCase(Locale.ROOT);
    }

    private void fill() {
        against.getItems().clear();
        for (Layer layer : Layer.values()) {
            boolean chosen = viewer.take().get().isEmpty() && viewer.reference().get() == layer;
            RadioMenuItem item = item(layer.label(), chosen, () -> viewer.compareWith(layer));
            item.setDisable(layer == viewer.layer().get());
            against.getItems().add(item);
        }
        List<Version> versions =
                workbench
                        .session()
                        .clip()
                        .get()
                        .map(c -> workbench.versions().of(c, workbench.session().frame()))
                        .orElse(List.of());
        int number = 1;
        for (Take take : versions.stream().map(Version::take).distinct().toList()) {
            boolean chosen = viewer.take().get().filter(take::equals).isPresent();
            against.getItems()
                    .add(
                            item(
                                    "%d: %s".formatted(number, take.words()),
                                    chosen,
                                    () -> viewer.compareWith(take)));
            number++;
        }
    }

    private RadioMenuItem item(String words, boolean chosen, Runnable action) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setId("against-" + against.getItems().size());
        item.setToggleGroup(references);
        item.setSelected(chosen);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
