package org.interweave.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;

import org.interweave.media.MediaException;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Whoever has no mouse, and whoever has. */
class StudioKeysTest extends StudioJourney {
    private static final int MOST_TABS = 120;

    private static String focused(StudioFixture studio) {
        return StudioFixture.on(
                () -> {
                    Node owner = studio.stage().getScene().getFocusOwner();
                    return owner == null || owner.getId() == null ? "" : owner.getId();
                });
    }

    /** Presses Tab until a control is reached, or all were. */
    private static Set<String> tabTo(StudioFixture studio, String id) {
        Set<String> passed = new HashSet<>();
        for (int i = 0; i < MOST_TABS && !focused(studio).equals(id); i++) {
            studio.robot().type(KeyCode.TAB);
            passed.add(focused(studio));
        }
        assertEquals(id, focused(studio), () -> "only reached " + passed);
        return passed;
    }

    private static int frame(StudioFixture studio) {
        return StudioFixture.on(() -> studio.workbench().session().frame());
    }

    private static double guidance(StudioFixture studio) {
        return studio.shown().settings(0).guidance().scale();
    }

    @Test
    void everyButtonIsReachedAndPressedByTheKeyboard() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.robot().clickOn("#viewer");
        Set<String> passed = tabTo(studio, "models");
        for (String id : Set.of("mark-in", "split", "open", "save", "export", "seed-dice")) {
            assertTrue(passed.contains(id), () -> id + " is not among " + passed);
        }
        studio.robot().type(KeyCode.SPACE);
        studio.until("its panel is open", () -> studio.sees("models-panel"));
        assertEquals(0, frame(studio));
    }

    @Test
    void aSliderThatWasReachedByTheKeyboardIsMovedByIt() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.robot().clickOn("#viewer");
        tabTo(studio, "guidance");
        double before = guidance(studio);
        studio.robot().type(KeyCode.RIGHT);
        assertNotEquals(before, guidance(studio));
        assertEquals(0, frame(studio));
    }

    @Test
    void whoeverHasClickedAControlGoesOnWithTheFilm() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.robot().clickOn("#mark-in").type(KeyCode.RIGHT, 3);
        assertEquals(3, frame(studio));
        Slider guidance = studio.node("guidance", Slider.class);
        studio.robot().clickOn(guidance);
        double clicked = guidance(studio);
        studio.robot().type(KeyCode.RIGHT);
        assertEquals(4, frame(studio));
        assertEquals(clicked, guidance(studio));
        studio.robot().type(KeyCode.SPACE);
        studio.until("it plays", () -> studio.workbench().session().frame() != 4);
    }

    @Test
    void aNumberIsTypedAndWhatIsNoneLeavesItAsItWas() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        @SuppressWarnings("unchecked")
        Spinner<Integer> steps = studio.node("steps", Spinner.class);
        studio.robot().doubleClickOn(steps.getEditor()).write("5").type(KeyCode.ENTER);
        assertEquals(5, studio.shown().settings(0).steps().count());
        assertEquals(0, StudioFixture.on(() -> studio.workbench().viewer().version().get()));
        studio.robot()
                .doubleClickOn(steps.getEditor())
                .type(KeyCode.BACK_SPACE)
                .type(KeyCode.ENTER);
        assertEquals(5, studio.shown().settings(0).steps().count());
        assertEquals("5", StudioFixture.on(() -> steps.getEditor().getText()));
    }

    @Test
    void theFilmsMenuLeadsToWhatWasOpenBefore() throws MediaException {
        StudioFixture studio = studio();
        Path clip = studio.clip();
        studio.openClip(clip);
        studio.robot().clickOn("#film-name");
        studio.screenshot("film-menu");
        MenuButton menu = studio.node("film-name", MenuButton.class);
        Menu recent =
                StudioFixture.on(
                        () ->
                                menu.getItems().stream()
                                        .filter(i -> "film-recent".equals(i.getId()))
                                        .map(Menu.class::cast)
                                        .findFirst()
                                        .orElseThrow());
        MenuItem first = StudioFixture.on(() -> recent.getItems().getFirst());
        assertTrue(first.getText().startsWith(clip.getFileName().toString()), first::getText);
    }
}
