package org.interweave.ui.view;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.interweave.ui.model.CacheRuler;
import org.interweave.ui.model.Inspector;

import java.util.Optional;

/** What it costs to render the shots that the inspector shows, and the whole film. */
final class CostBox extends VBox {
    private final Label cost = new Label();

    CostBox() {
        cost.setId("cost");
        cost.setWrapText(true);
        getStyleClass().add("cost");
        getChildren().add(cost);
    }

    /**
     * Shows costs.
     *
     * @param shots of what is inspected
     * @param film what is left to do of the whole film
     */
    void show(Optional<Inspector.Cost> shots, Optional<CacheRuler.Rest> film) {
        cost.setText(
                shots.map(CostBox::words).orElse("")
                        + film.map(rest -> "\n" + words(rest)).orElse(""));
    }

    private static String words(Inspector.Cost cost) {
        return "To render: %,d frames in %,d windows, %,d runs of the model"
                .formatted(cost.frames(), cost.windows(), cost.runs());
    }

    private static String words(CacheRuler.Rest rest) {
        if (rest.missing() == 0) {
            return "The whole film is in the cache.";
        }
        return "Whole film: %,d of %,d windows to denoise%s"
                .formatted(
                        rest.missing(),
                        rest.windows(),
                        rest.time().map(t -> ", about " + Times.clock(t)).orElse(""));
    }
}
