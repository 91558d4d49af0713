package org.interweave.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.controlsfx.control.RangeSlider;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Size;
import org.interweave.media.Cut;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.project.ProjectFile;
import org.interweave.project.Setting;
import org.interweave.render.JobView;
import org.interweave.render.ProblemException;
import org.interweave.ui.model.Comparison;
import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Preferences;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a person does, in a real window. */
@Order(1)
class StudioJourneyTest extends StudioJourney {
    @Test
    void fromAFilmToARestoredFile() throws MediaException {
        StudioFixture studio = studio();
        studio.screenshot("empty");
        studio.openClip(studio.clip());
        assertEquals(List.of(12), studio.shown().cuts().stream().map(Cut::frame).toList());

        studio.robot().clickOn("#prompt").write("waves");
        assertEquals("waves", studio.shown().settings(0).prompt().words());
        assertEquals("", studio.shown().settings(1).prompt().words());

        studio.robot().clickOn("#preview");
        studio.until(
                "the preview is done",
                () -> studio.workbench().versions().spans(clipNow(studio)).size() == 2);
        assertEquals(
                Layer.RESTORED, StudioFixture.on(() -> studio.workbench().viewer().layer().get()));

        studio.robot().clickOn("#compare-wipe");
        studio.until(
                "both sides are named",
                () ->
                        ((Label) studio.stage().getScene().lookup("#viewer-right-tag"))
                                .getText()
                                .startsWith("Restored 192x128"));
        studio.screenshot("wipe");

        studio.robot().clickOn("#undo");
        assertEquals("", studio.shown().settings(0).prompt().words());
        assertEquals("", studio.node("prompt", TextArea.class).getText());
        studio.robot().clickOn("#redo");

        Path target = folder.resolve("out.mkv");
        studio.robot().clickOn("#export");
        studio.until(
                "the panel is there",
                () -> studio.stage().getScene().lookup("#export-start") != null);
        TextField field = studio.node("export-target", TextField.class);
        StudioFixture.on(
                () -> {
                    field.setText(target.toString());
                    return field;
                });
        studio.screenshot("export");
        studio.robot().clickOn("#export-start");
        studio.until(
                "the film is written",
                () ->
                        studio.workbench().exports().jobs().get().stream()
                                .anyMatch(j -> j.state() instanceof JobView.Done));
        try (VideoReader reader = VideoReader.open(target)) {
            assertEquals(24, reader.info().video().frames());
            assertEquals(new Size(192, 128), reader.info().video().size());
        }
        studio.robot().clickOn("#queue");
        studio.screenshot("queue");
    }

    private static Clip clipNow(StudioFixture studio) {
        return studio.workbench().session().clip().get().orElseThrow();
    }

    @Test
    void handsOnTheKeyboard() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.robot().clickOn("#viewer");
        studio.robot().type(KeyCode.RIGHT, 3).type(KeyCode.I).type(KeyCode.DOWN).type(KeyCode.O);
        assertEquals("Optional[FrameRange[start=3, end=13]]", studio.shown().marked().toString());
        studio.robot()
                .type(KeyCode.RIGHT, 4)
                .press(KeyCode.CONTROL)
                .type(KeyCode.K)
                .release(KeyCode.CONTROL);
        assertEquals(3, studio.shown().shots().size());
        studio.robot().press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        assertEquals(2, studio.shown().shots().size());
        studio.robot().type(KeyCode.SPACE);
        studio.until("it plays", () -> studio.workbench().session().frame() != 16);
        studio.robot().type(KeyCode.K);
        assertFalse(
                StudioFixture.on(() -> studio.workbench().session().playback().get().playing()));
        studio.robot().type(KeyCode.V);
        assertEquals(
                Comparison.WIPE,
                StudioFixture.on(() -> studio.workbench().viewer().comparison().get()));
        studio.robot().press(KeyCode.C);
        assertTrue(StudioFixture.on(() -> studio.workbench().viewer().held().get()));
        studio.robot().release(KeyCode.C);
        assertFalse(StudioFixture.on(() -> studio.workbench().viewer().held().get()));
    }

    @Test
    void theLettersOfAPromptAreNoShortcuts() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.robot().clickOn("#prompt").write("jklio");
        assertEquals("jklio", studio.shown().settings(0).prompt().words());
        assertEquals(Optional.empty(), studio.shown().marked());
    }

    @Test
    void aFileThatIsNoFilmSaysSoAndWhatToDo() throws IOException {
        StudioFixture studio = studio();
        studio.choose(Files.writeString(folder.resolve("letter.mp4"), "Dear reader"));
        studio.robot().clickOn("#empty-open");
        studio.until("the problem is told", () -> studio.workbench().problem().get().isPresent());
        assertTrue(studio.sees("problem-copy"));
        studio.screenshot("problem");
        studio.robot().clickOn("#problem-close");
        assertFalse(studio.sees("problem"));
    }

    @Test
    void aMovedFilmIsFoundByItsContent() throws IOException, MediaException, ProblemException {
        StudioFixture studio = studio();
        Path film = studio.clip();
        Path project = folder.resolve("film.iwv");
        try (VideoReader reader = VideoReader.open(film)) {
            Document document =
                    Edits.addClip(Clip.of(Media.of(reader.info()), Settings.USUAL))
                            .apply(Document.EMPTY);
            new ProjectFile(project).write(document);
        }
        Path archive = Files.createDirectories(folder.resolve("archive/1902"));
        Path moved = Files.move(film, archive.resolve("renamed.mkv"));
        studio.choose(project);
        studio.robot().clickOn("#empty-open");
        studio.until(
                "it is missed", () -> studio.workbench().documents().missing().get().isPresent());
        studio.screenshot("missing");
        studio.choose(folder.resolve("archive"));
        studio.robot().clickOn("#relink");
        studio.until("it is found", () -> studio.workbench().footage().frames().get().isPresent());
        assertEquals(moved, studio.shown().media().path());
    }

    @Test
    void afterACrashNothingIsLost() throws IOException, MediaException, ProblemException {
        Path left = Files.createDirectories(folder.resolve("data/recovery"));
        StudioFixture maker = new StudioFixture(folder);
        Path film = maker.clip();
        maker.close();
        try (VideoReader reader = VideoReader.open(film)) {
            Document document =
                    Edits.addClip(Clip.of(Media.of(reader.info()), Settings.USUAL))
                            .apply(Document.EMPTY);
            Document said =
                    Edits.override(0, new TreeSet<>(Set.of(0)), Setting.PROMPT, "not saved yet")
                            .apply(document);
            // As a process that was killed would have left it.
            new ProjectFile(left.resolve(Integer.MAX_VALUE + ".iwv")).write(said);
        }
        StudioFixture studio = studio();
        studio.until(
                "it is offered",
                () -> !studio.workbench().documents().unsaved().recovered().get().isEmpty());
        studio.screenshot("recovered");
        studio.robot().clickOn("#recover");
        studio.until("it is open", () -> studio.workbench().footage().frames().get().isPresent());
        assertEquals("not saved yet", studio.node("prompt", TextArea.class).getText());
        assertTrue(StudioFixture.on(() -> studio.workbench().session().unsaved().get()));

        // The window is closed without another edit: it is still not saved.
        studio.close();
        StudioFixture next = studio();
        next.until(
                "it is offered again",
                () -> !next.workbench().documents().unsaved().recovered().get().isEmpty());
    }

    @Test
    void aSavedProjectComesBack() throws MediaException, ProblemException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.robot().clickOn("#prompt").write("sea");
        Path project = folder.resolve("film.iwv");
        studio.choose(project);
        studio.robot().clickOn("#save");
        studio.until("it is saved", () -> !studio.workbench().session().unsaved().get());
        Document saved = new ProjectFile(project).read();
        assertEquals("sea", saved.clips().getFirst().settings(0).prompt().words());
    }

    @Test
    void everyControlHasAnIdAndWordsForThoseWhoListen() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        assertEquals(List.of(), silent(studio));
        for (String panel :
                List.of(
                        "models",
                        "preferences",
                        "keys",
                        "export",
                        "queue",
                        "variations",
                        "presets")) {
            studio.fire(panel);
            studio.until(panel + " is open", () -> studio.sees(panel + "-panel-close"));
            assertEquals(List.of(), silent(studio), panel);
            studio.fire(panel + "-panel-close");
        }
    }

    /** Controls without an id, words for those who listen, or words for those who point. */
    private static List<String> silent(StudioFixture studio) {
        return StudioFixture.on(
                () ->
                        studio.stage().getScene().getRoot().lookupAll("*").stream()
                                .filter(StudioJourneyTest::isForPeople)
                                .map(Control.class::cast)
                                .filter(
                                        c ->
                                                c.getId() == null
                                                        || c.getAccessibleText() == null
                                                        || c.getTooltip() == null)
                                .map(c -> c.getClass().getSimpleName() + " " + c)
                                .toList());
    }

    /** Whether somebody uses it, and it is no part of another control. */
    private static boolean isForPeople(Node node) {
        boolean used =
                node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof Slider
                        || node instanceof RangeSlider
                        || node instanceof ComboBoxBase<?>
                        || node instanceof Spinner<?>
                        || node instanceof ProgressBar;
        boolean part = node.getStyleClass().stream().anyMatch(s -> s.contains("arrow"));
        return used
                && !part
                && !(node.getParent() instanceof Spinner<?>)
                && !(node.getParent() instanceof ComboBoxBase<?>);
    }

    @Test
    void everyPanelFitsBothLooksAndSizes() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        for (Preferences.Theme theme : Preferences.Theme.values()) {
            for (Size size : List.of(new Size(1280, 800), new Size(1920, 1200))) {
                StudioFixture.on(
                        () -> {
                            studio.workbench()
                                    .prefer(studio.workbench().preferences().get().with(theme));
                            studio.stage().setWidth(size.width());
                            studio.stage().setHeight(size.height());
                            return size;
                        });
                for (String panel : List.of("models", "preferences", "keys", "export", "queue")) {
                    StudioFixture.on(
                            () -> {
                                ((ButtonBase) studio.stage().getScene().lookup("#" + panel)).fire();
                                return panel;
                            });
                    studio.until(
                            panel + " stands in the middle",
                            () -> inTheMiddle(studio, panel + "-panel"));
                    studio.screenshot(
                            "%s-%s-%s"
                                    .formatted(panel, theme, size.width())
                                    .toLowerCase(Locale.ROOT));
                    StudioFixture.on(
                            () -> {
                                ((ButtonBase)
                                                studio.stage()
                                                        .getScene()
                                                        .lookup("#" + panel + "-panel-close"))
                                        .fire();
                                return panel;
                            });
                }
                studio.screenshot(
                        "main-%s-%d".formatted(theme, size.width()).toLowerCase(Locale.ROOT));
            }
        }
    }

    private static boolean inTheMiddle(StudioFixture studio, String id) {
        Node panel = studio.stage().getScene().lookup("#" + id);
        if (panel == null) {
            return false;
        }
        Bounds bounds = panel.localToScene(panel.getBoundsInLocal());
        return bounds.getMinX() > 0
                && bounds.getMinY() >= 0
                && bounds.getMaxY() <= studio.stage().getScene().getHeight()
                && Math.abs(bounds.getCenterX() - studio.stage().getScene().getWidth() / 2) < 2;
    }
}
