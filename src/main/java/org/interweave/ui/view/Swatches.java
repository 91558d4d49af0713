package org.interweave.ui.view;

import static java.util.Objects.requireNonNull;

import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The style sheet's colours, for canvases; never seen itself. */
final class Swatches extends Pane {
    private final Map<Name, Region> regions = new EnumMap<>(Name.class);

    /** What is painted with a colour. */
    enum Name {
        STAGE,
        BACKGROUND,
        STRIP,
        LINE,
        FAINT,
        TEXT,
        MUTED,
        ACCENT,
        SELECTED,
        SHOT,
        PLAYHEAD,
        READY,
        DRAFT,
        OUTDATED,
        NONE,
        LATENT,
        WAVE,
        MARKER,
        FIRST,
        SECOND,
        THIRD
    }

    /**
     * @param changed called when the theme has changed
     */
    Swatches(Runnable changed) {
        setVisible(false);
        setManaged(false);
        for (Name name : Name.values()) {
            Region region = new Region();
            region.getStyleClass().add("swatch-" + name.name().toLowerCase(Locale.ROOT));
            region.backgroundProperty().addListener((_, _, _) -> changed.run());
            regions.put(name, region);
            getChildren().add(region);
        }
    }

    /** A colour. */
    Color of(Name name) {
        Background background = requireNonNull(regions.get(name)).getBackground();
        return background != null
                        && !background.getFills().isEmpty()
                        && background.getFills().getFirst().getFill() instanceof Color color
                ? color
                : Color.GRAY;
    }
}
