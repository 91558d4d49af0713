package org.interweave.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.render.JobView;
import org.interweave.ui.model.Region;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.ViewerModel.Comparison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a person chooses among: variations, regions, presets, keys, films. */
@Tag("ui")
class StudioChoicesTest {
    @TempDir Path folder;

    private Optional<StudioFixture> open = Optional.empty();

    @BeforeAll
    static void aDisplayIsNeeded() {
        assumeTrue(StudioFixture.hasDisplay(), "no display; xvfb-run gives one");
    }

    private StudioFixture studio() {
        StudioFixture studio = new StudioFixture(folder);
        open = Optional.of(studio);
        return studio;
    }

    @AfterEach
    void close() {
        open.ifPresent(StudioFixture::close);
    }

    private static Clip clip(StudioFixture studio) {
        return studio.workbench().session().clip().get().orElseThrow();
    }

    private static void fire(StudioFixture studio, String id) {
        StudioFixture.on(
                () -> {
                    ((ButtonBase) studio.stage().getScene().lookup("#" + id)).fire();
                    return id;
                });
    }

    @Test
    void theVariationThatIsPickedIsTheShotsInOneStep() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        long seed = StudioFixture.on(() -> clip(studio).settings(0).noise().seed());
        fire(studio, "variations");
        fire(studio, "variations-make");
        studio.until(
                "the drafts are there", () -> !studio.workbench().variations().running().get());
        studio.screenshot("variations");
        fire(studio, "variation-2");
        assertEquals(seed + 2, StudioFixture.on(() -> clip(studio).settings(0).noise().seed()));
        assertEquals(
                Optional.of("Pick a variation"),
                StudioFixture.on(() -> studio.workbench().session().undoable().get()));
        fire(studio, "undo");
        assertEquals(seed, StudioFixture.on(() -> clip(studio).settings(0).noise().seed()));
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
                        () -> studio.workbench().versions().of(clip(studio), 0).getFirst());
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
        fire(studio, "preview");
        studio.until(
                "two versions are there",
                () -> studio.workbench().versions().of(clip(studio), 0).size() == 2);
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
                            studio.workbench().versions().of(clip(studio), 0).get(1).take());
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
        Clip clip = StudioFixture.on(() -> clip(studio));
        assertEquals("a harbour", clip.defaults().prompt().words());
        assertTrue(clip.shots().stream().allMatch(s -> s.overrides().isEmpty()));
    }

    @Test
    void aKeyCanBeChangedAndStaysSo() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        fire(studio, "keys");
        fire(studio, "key-M");
        studio.robot().type(KeyCode.Q);
        fire(studio, "keys-panel-close");
        studio.until(
                "the list is gone", () -> studio.stage().getScene().lookup("#keys-panel") == null);
        studio.robot().clickOn("#viewer").type(KeyCode.Q);
        assertEquals(1, StudioFixture.on(() -> clip(studio).markers().size()));
        studio.robot().type(KeyCode.M);
        assertEquals(1, StudioFixture.on(() -> clip(studio).markers().size()));
        assertEquals(
                "Q",
                StudioFixture.on(
                        () -> studio.workbench().preferences().get().shortcuts().get("M")));
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
                                && clip(studio).media().frames() == 24);
    }

    @Test
    void anExportGoesOnAtTheNextStart() throws MediaException {
        StudioFixture first = studio();
        first.openClip(first.clip());
        Path target = folder.resolve("out.mkv");
        StudioFixture.on(
                () -> {
                    first.workbench()
                            .export(clip(first).allFrames(), target, Delivery.Depth.BITS_8);
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
        first.close();
        StudioFixture second = studio();
        second.until(
                "it is there again", () -> !second.workbench().exports().jobs().get().isEmpty());
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
}
