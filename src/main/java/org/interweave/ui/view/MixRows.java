package org.interweave.ui.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.interweave.project.Setting;
import org.interweave.ui.model.MixBrush;
import org.interweave.ui.model.ViewerModel;

import java.util.Optional;

/** How much of bicubic is mixed in: everywhere, and where it is painted. */
final class MixRows extends VBox {
    private static final double USUAL_RADIUS = 0.06;

    private final ViewerModel viewer;
    private final ToggleButton more =
            Controls.toggle("mix-paint", "Paint bicubic", "Paint where bicubic is wanted");
    private final ToggleButton less =
            Controls.toggle("mix-erase", "Paint restored", "Paint where nothing is mixed in");
    private final Slider radius =
            Controls.named(
                    Controls.slider(0.01, 0.25, USUAL_RADIUS), "mix-radius", "Size of the brush");

    MixRows(SettingRows rows, ViewerModel viewer, MixBrush brush) {
        this.viewer = viewer;
        VBox global =
                rows.slider(
                        Setting.MIX,
                        Controls.slider(0, 1, 0),
                        "How much of the enlarged source is left: the remedy where the model"
                                + " invents",
                        new SettingRows.Scale<>(
                                s -> s.mix().bicubic(),
                                share -> mix -> mix.at(Math.round(share * 100) / 100.0),
                                "%.2f"));
        global.getChildren().add(painting(brush));
        getChildren().add(global);
        viewer.brush()
                .addListener(
                        (_, _, now) -> {
                            more.setSelected(now.filter(b -> b.bicubic() > 0).isPresent());
                            less.setSelected(now.filter(b -> b.bicubic() == 0).isPresent());
                        });
        radius.valueProperty().addListener((_, _, _) -> take());
    }

    private Node painting(MixBrush brush) {
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton button : new ToggleButton[] {more, less}) {
            button.setToggleGroup(group);
            button.getStyleClass().add("small");
            button.setOnAction(_ -> take());
        }
        Button clear =
                Controls.icon("mix-clear", Icon.RESET, "Take every stroke away", brush::clear);
        HBox line = SettingRows.line(more, less, Controls.growing(radius), clear);
        radius.setMinWidth(40);
        return line;
    }

    private void take() {
        viewer.brush(
                more.isSelected() || less.isSelected()
                        ? Optional.of(
                                new ViewerModel.Brush(radius.getValue(), more.isSelected() ? 1 : 0))
                        : Optional.empty());
    }
}
