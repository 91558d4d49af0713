package org.interweave.ui.view;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.util.function.Consumer;

/** Something that is asked or told over the window. */
class Panel extends VBox {
    private Subscription seen = Subscription.EMPTY;

    /**
     * @param close takes it away
     */
    Panel(String id, String headline, Runnable close) {
        setId(id);
        getStyleClass().add("panel");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label label = Controls.label(headline, "headline");
        HBox head =
                new HBox(
                        label,
                        Controls.spring(),
                        Controls.icon(id + "-close", Icon.CLOSE, "Close (Esc)", close));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        parentProperty()
                .addListener(
                        (_, _, parent) -> {
                            if (parent == null) {
                                seen.unsubscribe();
                                seen = Subscription.EMPTY;
                            }
                        });
    }

    /** Hears what a value is, now and for as long as the panel is seen. */
    final <T> void follow(ObservableValue<T> value, Consumer<? super T> hearing) {
        whileSeen(value.subscribe(hearing));
    }

    /** Ends something when the panel is taken away. */
    final void whileSeen(Subscription something) {
        seen = seen.and(something);
    }

    /** A row of what can be done, at the right. */
    static HBox actions(Node... buttons) {
        HBox row = new HBox(8, Controls.spring());
        row.getChildren().addAll(buttons);
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    /** Words that may need more than a line. */
    static Label hint(String words) {
        Label label = Controls.label(words, "hint");
        label.setWrapText(true);
        return label;
    }
}
