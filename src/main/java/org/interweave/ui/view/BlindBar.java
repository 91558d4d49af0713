package org.interweave.ui.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import org.interweave.project.BlindResult;
import org.interweave.ui.model.BlindTrials;
import org.interweave.ui.model.BlindTrials.Side;
import org.interweave.ui.model.BlindTrials.Trial;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is asked while a blind test is under way; says nothing of how it goes. */
final class BlindBar extends HBox {
    private final BlindTrials trials;
    private final Map<Side, ToggleButton> sides = new EnumMap<>(Side.class);
    private final Label words = Controls.label("", "blind-words");
    private final Button answerA;
    private final Button answerB;

    BlindBar(BlindTrials trials) {
        this.trials = trials;
        setId("blind-bar");
        getStyleClass().add("blind-bar");
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(trials.trial().map(Optional::isPresent).orElse(false));
        answerA = answer("blind-answer-a", true);
        answerB = answer("blind-answer-b", false);
        Button end =
                Controls.button(
                        "blind-end",
                        "End and show",
                        Icon.DONE,
                        "End the test; the count is kept in the project",
                        trials::end);
        getChildren()
                .addAll(words, looks(), Controls.spring(), answerA, answerB, Controls.gap(), end);
        trials.trial().addListener((_, _, now) -> now.ifPresent(this::show));
    }

    private Node looks() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        box.setAlignment(Pos.CENTER);
        for (Side side : Side.values()) {
            ToggleButton button =
                    Controls.toggle(
                            "blind-" + side, side.name(), "Look at " + side + " (" + side + ")");
            button.setToggleGroup(group);
            button.setOnAction(_ -> trials.look(side));
            sides.put(side, button);
            box.getChildren().add(button);
        }
        return box;
    }

    private Button answer(String id, boolean sideA) {
        Button button = Controls.button(id, "", Icon.DONE, "Answer", () -> trials.answer(sideA));
        button.setGraphic(null);
        return button;
    }

    private void show(Trial trial) {
        boolean better = trial.kind() == BlindResult.Kind.AB;
        words.setText(
                "Blind test, trial %d, %d frames"
                        .formatted(trial.count().trials() + 1, trial.frames().count()));
        answerA.setText(better ? "A is better" : "X is A");
        answerB.setText(better ? "B is better" : "X is B");
        sides.forEach(
                (side, button) -> {
                    button.setSelected(side == trial.side());
                    boolean shown = side != Side.X || !better;
                    button.setVisible(shown);
                    button.setManaged(shown);
                });
    }
}
