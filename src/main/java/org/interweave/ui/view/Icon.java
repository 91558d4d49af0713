package org.interweave.ui.view;

import org.kordamp.ikonli.javafx.FontIcon;

/** The icons, by what they mean. */
enum Icon {
    MARK("mdi2v-vector-difference"),
    OPEN("mdi2f-folder-open-outline"),
    SAVE("mdi2c-content-save-outline"),
    UNDO("mdi2u-undo"),
    REDO("mdi2r-redo"),
    PREVIEW("mdi2a-auto-fix"),
    EXPORT("mdi2e-export-variant"),
    MODELS("mdi2c-cube-outline"),
    PREFERENCES("mdi2c-cog-outline"),
    THEME("mdi2t-theme-light-dark"),
    KEYS("mdi2k-keyboard-outline"),
    QUEUE("mdi2p-playlist-play"),
    PLAY("mdi2p-play"),
    PAUSE("mdi2p-pause"),
    STOP("mdi2s-stop"),
    BACK("mdi2s-step-backward"),
    FORWARD("mdi2s-step-forward"),
    SHOT_BEFORE("mdi2s-skip-previous"),
    SHOT_NEXT("mdi2s-skip-next"),
    PROFILE("mdi2c-chart-timeline-variant"),
    LOOP("mdi2r-repeat"),
    IN("mdi2c-contain-start"),
    OUT("mdi2c-contain-end"),
    FIT("mdi2f-fit-to-page-outline"),
    ONE_TO_ONE("mdi2n-numeric-1-box-outline"),
    SINGLE("mdi2i-image-outline"),
    WIPE("mdi2c-compare"),
    SIDE_BY_SIDE("mdi2v-view-split-vertical"),
    FOUR("mdi2v-view-grid-outline"),
    DIFFERENCE("mdi2p-plus-minus-variant"),
    ONION("mdi2l-layers-outline"),
    LOUPE("mdi2m-magnify"),
    REGION("mdi2s-selection-drag"),
    GRID("mdi2v-view-module-outline"),
    SOUND("mdi2v-volume-high"),
    SILENCE("mdi2v-volume-off"),
    SPLIT("mdi2c-content-cut"),
    MERGE("mdi2c-call-merge"),
    MARKER("mdi2m-map-marker-outline"),
    LOCK("mdi2l-lock"),
    UNLOCK("mdi2l-lock-open-variant-outline"),
    DICE("mdi2d-dice-5-outline"),
    RESET("mdi2u-undo-variant"),
    COPY("mdi2c-content-copy"),
    CLOSE("mdi2c-close"),
    PROBLEM("mdi2a-alert-circle-outline"),
    INFORMATION("mdi2i-information-outline"),
    FILM("mdi2f-filmstrip"),
    UP("mdi2c-chevron-up"),
    DOWN("mdi2c-chevron-down"),
    DONE("mdi2c-check-circle-outline"),
    FOLDER("mdi2f-folder-outline"),
    AGAIN("mdi2r-refresh"),
    IMPORT("mdi2i-import"),
    NUMBERS("mdi2c-chart-line"),
    WORST("mdi2p-pulse"),
    JUDGE("mdi2s-scale-balance"),
    BRUSH("mdi2b-brush-variant"),
    PICTURE("mdi2i-image-outline"),
    TABLE("mdi2t-table-arrow-down");

    private final String literal;

    Icon(String literal) {
        this.literal = literal;
    }

    /** A new node of it. */
    FontIcon node() {
        return new FontIcon(literal);
    }

    /** A new node of it at a size in pixels. */
    FontIcon node(int size) {
        FontIcon icon = new FontIcon(literal);
        icon.setIconSize(size);
        return icon;
    }
}
