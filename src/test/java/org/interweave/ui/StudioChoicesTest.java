package org.interweave.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.OutputPreset;
import org.interweave.project.Setting;
import org.interweave.render.JobView;
import org.interweave.render.Order.Export;
import org.interweave.ui.model.Comparison;
import org.interweave.ui.model.Region;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.ViewerModel;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/** What a person chooses among: variations, regions, presets, keys, films. */
@Order(1)
class StudioChoicesTest extends StudioJourney {
    @Test
    void theVariationThatIsPickedIsTheShotsInOneStep() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        long seed = StudioFixture.on(() -> studio.shown().settings(0).noise().seed());
        studio.fire("variations");
        studio.fire("variations-make");
        studio.until(
                "the drafts are there", () -> !studio.workbench().variations().running().get());
        studio.screenshot("variations");
        studio.fire("variation-2");
        assertEquals(seed + 2, StudioFixture.on(() -> studio.shown().settings(0).noise().seed()));
        assertEquals(
                Optional.of("Pick a variation"),
                StudioFixture.on(() -> studio.workbench().session().undoable().get()));
        studio.fire("undo");
        assertEquals(seed, StudioFixture.on(() -> studio.shown().settings(0).noise().seed()));
    }

    @Test
    void ofADrawnRegionThereIsADraftOfThatOnly() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.robot().clickOn("#viewer").type(KeyCode.D);
        studio.robot().drag("#viewer").moveBy(120, 90).drop();
        studio.until("it is restored", () -> studio.workbench().versions().changes().get() == 1);
        Version draft =
                StudioFixture.on(
                        () -> studio.workbench().versions().of(studio.shown(), 0).getFirst());
        assertTrue(draft.draft());
        Region region = draft.region().orElseThrow();
        assertTrue(region.fromX() > 0.4 && region.fromY() > 0.4, region.toString());
        assertEquals(new Size(192, 128), draft.pictures().getFirst().size());
        studio.screenshot("region");
    }

    @Test
    void everyComparisonFollowsTheKeyAndAnyVersionCanBeTheReference() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.fire("preview");
        studio.until(
                "two versions are there",
                () -> studio.workbench().versions().of(studio.shown(), 0).size() == 2);
        ViewerModel viewer = studio.workbench().viewer();
        studio.robot().clickOn("#viewer");
        for (Comparison wanted :
                List.of(
                        Comparison.WIPE,
                        Comparison.SIDE_BY_SIDE,
                        Comparison.FOUR,
                        Comparison.DIFFERENCE,
                        Comparison.ONION)) {
            studio.robot().type(KeyCode.V);
            assertEquals(wanted, StudioFixture.on(() -> viewer.comparison().get()));
        }
        StudioFixture.on(
                () -> {
                    viewer.compareWith(
                            studio.workbench().versions().of(studio.shown(), 0).get(1).take());
                    return viewer;
                });
        studio.until(
                "the draft is named",
                () ->
                        ((Label) studio.stage().getScene().lookup("#viewer-left-tag"))
                                .getText()
                                .contains("draft"));
        studio.robot().type(KeyCode.DIGIT2);
        assertEquals(1, StudioFixture.on(() -> viewer.version().get()));
        studio.robot().type(KeyCode.G);
        assertTrue(StudioFixture.on(() -> viewer.loupe().get()));
        studio.screenshot("onion");
    }

    @Test
    void aPromptSaidBeforeThereAreShotsIsTheWholeFilms() throws MediaException {
        StudioFixture studio = studio();
        Path film = studio.clip();
        StudioFixture.on(
                () -> {
                    // Said in the very moment in which the film is there, before its cuts are.
                    studio.workbench()
                            .session()
                            .media()
                            .addListener(
                                    (_, _, now) -> {
                                        if (now.isPresent()) {
                                            ((TextArea) studio.stage().getScene().lookup("#prompt"))
                                                    .setText("a harbour");
                                        }
                                    });
                    return film;
                });
        studio.openClip(film);
        Clip clip = StudioFixture.on(() -> studio.shown());
        assertEquals("a harbour", clip.defaults().prompt().words());
        assertTrue(clip.shots().stream().allMatch(s -> s.overrides().isEmpty()));
    }

    @Test
    void aKeyCanBeChangedAndStaysSo() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.fire("keys");
        studio.fire("key-M");
        studio.robot().type(KeyCode.Q);
        studio.fire("keys-panel-close");
        studio.until(
                "the list is gone", () -> studio.stage().getScene().lookup("#keys-panel") == null);
        studio.robot().clickOn("#viewer").type(KeyCode.Q);
        assertEquals(1, StudioFixture.on(() -> studio.shown().markers().size()));
        studio.robot().type(KeyCode.M);
        assertEquals(1, StudioFixture.on(() -> studio.shown().markers().size()));
        assertEquals(
                "Q",
                StudioFixture.on(
                        () -> studio.workbench().preferences().get().shortcuts().get("M")));
    }

    @Test
    void settingsAreKeptAsAPresetAndGivenToAnotherShot() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        ScreenThread.does(
                () ->
                        studio.workbench()
                                .session()
                                .apply(
                                        Edits.override(
                                                0, new TreeSet<>(Set.of(0)), Setting.OVERLAP, 2)));
        studio.fire("presets");
        studio.robot().clickOn("#preset-name").write("calm").type(KeyCode.ENTER);
        studio.until("it is listed", () -> studio.sees("preset-apply-calm"));
        assertTrue(Files.exists(folder.resolve("data/presets/calm.json")));
        studio.screenshot("presets");
        studio.fire("presets-panel-close");
        studio.robot().clickOn("#viewer").type(KeyCode.DOWN);
        studio.fire("presets");
        studio.until("it is offered", () -> studio.sees("preset-apply-calm"));
        studio.fire("preset-apply-calm");
        studio.until(
                "the second shot has it",
                () -> studio.shown().settings(1).windows().overlap() == 2);
        assertTrue(studio.shown().settings(0).prompt().words().isEmpty());
    }

    @Test
    void aProjectHoldsSeveralFilms() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        StudioFixture.on(
                () -> {
                    studio.workbench().documents().add(Path.of("assets/demo.mp4"));
                    return studio;
                });
        studio.until(
                "the second is shown",
                () ->
                        studio.workbench().session().clipIndex() == 1
                                && studio.workbench().footage().frames().get().isPresent());
        StudioFixture.on(
                () -> {
                    studio.workbench().session().undo();
                    return studio;
                });
        studio.until(
                "the first is shown again",
                () ->
                        studio.workbench().footage().frames().get().isPresent()
                                && studio.shown().media().frames() == 24);
    }

    @Test
    void anExportGoesOnAtTheNextStart() throws MediaException {
        CountDownLatch paused = new CountDownLatch(1);
        FormulaModels waiting = new FormulaModels(() -> awaitThat(paused));
        StudioFixture first = new StudioFixture(new FormulaStudio(folder, waiting));
        first.openClip(first.clip());
        Path target = folder.resolve("out.mkv");
        StudioFixture.on(
                () -> {
                    first.workbench()
                            .writing()
                            .export(
                                    first.shown().allFrames(),
                                    Export.to(target, Delivery.Depth.BITS_8));
                    return target;
                });
        first.until(
                "it is in the queue", () -> !first.workbench().exports().jobs().get().isEmpty());
        String id =
                StudioFixture.on(() -> first.workbench().exports().jobs().get().getFirst().id());
        StudioFixture.on(
                () -> {
                    first.workbench().exports().pause(id);
                    return id;
                });
        first.until(
                "it stands still",
                () ->
                        first.workbench().exports().jobs().get().getFirst().state()
                                instanceof JobView.Paused);
        paused.countDown();
        first.close();
        assertFalse(Files.exists(target));
        StudioFixture second = studio();
        second.until(
                "it is there again, paused",
                () ->
                        second.workbench().exports().jobs().get().stream()
                                .anyMatch(j -> j.state() instanceof JobView.Paused));
        StudioFixture.on(
                () -> {
                    second.workbench().exports().jobs().get().stream()
                            .filter(j -> !j.state().over())
                            .forEach(j -> second.workbench().exports().resume(j.id()));
                    return second;
                });
        second.until(
                "it is written",
                () ->
                        second.workbench().exports().jobs().get().stream()
                                .anyMatch(j -> j.state() instanceof JobView.Done));
        try (VideoReader reader = VideoReader.open(target)) {
            assertEquals(24, reader.info().video().frames());
        }
    }

    @Test
    void anAv1FilmOfTenBitsIsChosenWrittenAndSaidToBeThere() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        Path target = folder.resolve("two views restored.mp4");
        studio.fire("export");
        studio.until(
                "the panel is there",
                () -> studio.stage().getScene().lookup("#export-start") != null);
        ScreenThread.does(
                () -> {
                    @SuppressWarnings("unchecked")
                    ComboBox<OutputPreset> format =
                            (ComboBox<OutputPreset>)
                                    studio.stage().getScene().lookup("#export-format");
                    format.setValue(
                            format.getItems().stream()
                                    .filter(f -> f.name().startsWith("AV1"))
                                    .findFirst()
                                    .orElseThrow());
                });
        assertEquals(target.toString(), studio.node("export-target", TextField.class).getText());
        studio.screenshot("export-av1");
        studio.fire("export-start");
        studio.until(
                "it is said to be there",
                () -> studio.stage().getScene().lookup("#written-folder") != null);
        studio.screenshot("export-finished");
        try (VideoReader reader = VideoReader.open(target)) {
            assertEquals("av1", reader.info().video().codec());
            assertEquals(10, reader.info().video().bits());
            assertEquals("yuv420p10le", reader.info().video().pixelFormat());
            assertEquals(24, reader.info().video().frames());
            for (int frame = 0; frame < 24; frame++) {
                assertEquals(new Size(192, 128), reader.read(frame).size());
            }
        }
        studio.fire("written-folder");
        studio.fire("written-open");
        studio.until(
                "the film that was written is open",
                () ->
                        workbenchMedia(studio)
                                .filter(p -> p.getFileName().equals(target.getFileName()))
                                .isPresent());
    }

    private static Optional<Path> workbenchMedia(StudioFixture studio) {
        return studio.workbench().session().media().get().map(i -> i.path());
    }

    private static void awaitThat(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPanelThatIsOpenedRightAfterAnotherIsSeen() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.fire("export");
        studio.until(
                "the first is there",
                () -> studio.stage().getScene().lookup("#export-panel") != null);
        ScreenThread.pulses(60);
        studio.fire("export-panel-close");
        studio.until("it is gone", () -> studio.stage().getScene().lookup("#export-panel") == null);
        studio.fire("models");
        studio.until(
                "the second is there",
                () -> studio.stage().getScene().lookup("#models-panel") != null);
        ScreenThread.pulses(90);
        assertTrue(StudioFixture.on(() -> seen(studio.stage().getScene().lookup("#models-panel"))));
    }

    private static boolean seen(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible() || n.getOpacity() < 0.99) {
                return false;
            }
        }
        return true;
    }

    @Test
    void inTheSmallestWindowNothingIsCutOff() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        ScreenThread.does(
                () -> {
                    studio.stage().setWidth(studio.stage().getMinWidth());
                    studio.stage().setHeight(studio.stage().getMinHeight());
                });
        ScreenThread.pulses(30);
        for (String id : List.of("open", "keys", "viewer", "prompt", "timeline")) {
            Node node = studio.node(id, Node.class);
            Bounds at = StudioFixture.on(() -> node.localToScene(node.getBoundsInLocal()));
            double width = StudioFixture.on(() -> studio.stage().getScene().getWidth());
            assertTrue(
                    at.getMinX() >= 0 && at.getMaxX() <= width, id + " at " + at + " of " + width);
        }
    }
}
