package org.interweave.ui.view;

import javafx.event.EventTarget;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.controlsfx.control.RangeSlider;
import org.interweave.ui.model.BlindTrials;
import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.function.BooleanSupplier;

/** What keys do: the shortcuts, with the user's own keys, and a few that are held or typed. */
final class Keyboard {
    private final Workbench workbench;
    private final ViewerView viewer;
    private final List<Shortcut> usual;
    private final BooleanSupplier covered;
    private final Runnable escape;
    private final Runnable list;

    /**
     * @param usual shortcuts with the keys they come with
     * @param covered whether a panel is over the window
     * @param escape leaves what is open
     * @param list shows every shortcut
     */
    Keyboard(
            Workbench workbench,
            ViewerView viewer,
            List<Shortcut> usual,
            BooleanSupplier covered,
            Runnable escape,
            Runnable list) {
        this.workbench = workbench;
        this.viewer = viewer;
        this.usual = usual;
        this.covered = covered;
        this.escape = escape;
        this.list = list;
    }

    /** Every shortcut, with the user's own keys. */
    List<Shortcut> shortcuts() {
        return usual.stream()
                .map(s -> s.pressing(workbench.preferences().get().shortcuts()))
                .toList();
    }

    /** A key goes down. */
    void pressed(KeyEvent e) {
        boolean typing = isTyping(e.getTarget());
        if (covered.getAsBoolean() || (typing && !e.isShortcutDown())) {
            if (e.getCode() == KeyCode.ESCAPE) {
                escape.run();
                e.consume();
            }
            return;
        }
        if (workbench.blind().trial().get().isPresent() && blind(e)) {
            return;
        }
        if ((typing && isOfText(e.getCode())) || isOfControl(e)) {
            return;
        }
        if ("?".equals(e.getText())) {
            list.run();
            e.consume();
        } else if (e.getCode() == KeyCode.C && !e.isShortcutDown()) {
            workbench.viewer().hold(true);
            e.consume();
        } else if (e.getCode().isDigitKey() && !e.isShortcutDown() && !e.isShiftDown()) {
            version(e);
        } else if (List.of("+", "=", "-").contains(e.getText()) && !e.isShortcutDown()) {
            viewer.zoomBy(e.getText().equals("-") ? 0.8 : 1.25);
            e.consume();
        } else {
            shortcuts().stream()
                    .filter(s -> s.combination().filter(c -> c.match(e)).isPresent())
                    .findFirst()
                    .ifPresent(
                            s -> {
                                s.action().run();
                                e.consume();
                            });
        }
    }

    /** While a blind test is under way its keys do nothing else, and none shows what is what. */
    private boolean blind(KeyEvent e) {
        switch (e.getCode()) {
            case A -> workbench.blind().look(BlindTrials.Side.A);
            case B -> workbench.blind().look(BlindTrials.Side.B);
            case X -> workbench.blind().look(BlindTrials.Side.X);
            case ESCAPE -> workbench.blind().end();
            case S, R, V, C, T, N, G -> {}
            default -> {
                return e.getCode().isDigitKey();
            }
        }
        e.consume();
        return true;
    }

    private static boolean isTyping(EventTarget target) {
        return target instanceof TextInputControl
                || (target instanceof Spinner<?> spinner && spinner.isEditable());
    }

    /**
     * Whether a control needs a key for itself: one that was reached by the keyboard does. Whoever
     * has clicked a control goes on with the film: Space plays, arrows step.
     */
    private static boolean isOfControl(KeyEvent e) {
        if (!(e.getTarget() instanceof Control control)
                || !control.isFocusVisible()
                || e.isShortcutDown()) {
            return false;
        }
        KeyCode code = e.getCode();
        boolean presses = code == KeyCode.SPACE || code == KeyCode.ENTER;
        boolean moves = code.isArrowKey() || code == KeyCode.HOME || code == KeyCode.END;
        return switch (control) {
            case MenuButton _, ComboBoxBase<?> _ -> presses || moves;
            case ButtonBase _ -> presses;
            case Slider _, RangeSlider _, Spinner<?> _ -> moves;
            default -> false;
        };
    }

    /** Cut, copy, paste and the cursor stay the text's; undo is the whole document's. */
    private static boolean isOfText(KeyCode code) {
        return switch (code) {
            case A, C, V, X, LEFT, RIGHT, HOME, END, UP, DOWN -> true;
            default -> false;
        };
    }

    private void version(KeyEvent e) {
        String digit = e.getText();
        if (digit.matches("[1-9]")) {
            workbench.viewer().version(Integer.parseInt(digit) - 1);
            e.consume();
        }
    }

    /**
     * The keys are this window's or another's.
     *
     * @param here if not, what is held down is not heard to go up
     */
    void focused(boolean here) {
        if (!here) {
            workbench.viewer().hold(false);
        }
    }

    /** A key goes up. */
    void released(KeyEvent e) {
        if (e.getCode() == KeyCode.C) {
            workbench.viewer().hold(false);
        }
    }
}
