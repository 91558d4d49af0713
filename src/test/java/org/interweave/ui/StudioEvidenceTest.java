package org.interweave.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;

import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.project.Clip;
import org.interweave.render.Order.Export;
import org.interweave.ui.model.Scores;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.Versions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

/** What a person does to see whether a restoration is good. */
@Order(1)
class StudioEvidenceTest extends StudioJourney {
    /** From the timeline's lower end, when nothing is squeezed, to the middle of the flicker. */
    private static final double FLICKER_ABOVE_END = 70;

    private StudioFixture withPreview() throws MediaException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.robot().clickOn("#preview");
        studio.until(
                "the window is restored and its numbers are known",
                () ->
                        studio.workbench().versions().changes().get() >= 2
                                && scores(studio).ranks().size() >= 2
                                && !studio.workbench()
                                        .evidence()
                                        .flicker()
                                        .get()
                                        .added()
                                        .isEmpty());
        return studio;
    }

    private static Scores scores(StudioFixture studio) {
        return studio.workbench().evidence().numbers().scores().get();
    }

    private static Version best(StudioFixture studio, int frame) {
        return ScreenThread.on(
                () -> studio.workbench().versions().best(studio.shown(), frame).orElseThrow());
    }

    private void flickerMenu(StudioFixture studio, String item) {
        Region timeline = studio.node("timeline", Region.class);
        Point2D at =
                ScreenThread.on(
                        () ->
                                timeline.localToScreen(
                                        timeline.getWidth() / 4,
                                        timeline.prefHeight(-1) - FLICKER_ABOVE_END));
        studio.robot().moveTo(at).clickOn(MouseButton.SECONDARY);
        studio.robot().clickOn("#" + item);
    }

    @Test
    void whatFlickersIsRestoredAgainFromItsStrip() throws MediaException {
        StudioFixture studio = withPreview();
        long seed = studio.shown().settings(0).noise().seed();
        flickerMenu(studio, "flicker-seed");
        assertEquals(seed + 1, studio.shown().settings(0).noise().seed());
        studio.until(
                "it is restored with the other seed",
                () -> best(studio, 4).settings().noise().seed() == seed + 1);
        flickerMenu(studio, "flicker-overlap");
        assertEquals(6, studio.shown().settings(0).windows().overlap());
        studio.until(
                "it is restored with more overlap",
                () ->
                        best(studio, 4).settings().windows().overlap() == 6
                                && !best(studio, 4).draft());
        studio.screenshot("flicker");
    }

    @Test
    void aReferenceClipAddsItsNumbersAndTheAlarmStaysWithTheProject() throws MediaException {
        StudioFixture studio = withPreview();
        studio.robot().clickOn("#viewer").type(KeyCode.N);
        studio.choose(studio.clip());
        studio.robot().clickOn("#numbers-reference");
        studio.until(
                "PSNR and SSIM are in the table",
                () ->
                        heads(studio).contains("PSNR \u2191")
                                && heads(studio).contains("SSIM \u2191"));
        @SuppressWarnings("unchecked") // The fixture knows the control, not its value.
        Spinner<Integer> alarm = studio.node("numbers-alarm", Spinner.class);
        ScreenThread.does(() -> alarm.getValueFactory().setValue(2));
        assertEquals(
                2, ScreenThread.on(() -> studio.workbench().session().document().get().alarm()));
        studio.fire("undo");
        assertEquals(6, ScreenThread.on(alarm::getValue));
        studio.screenshot("reference");
    }

    private static List<String> heads(StudioFixture studio) {
        return studio
                .stage()
                .getScene()
                .lookup("#numbers-table")
                .lookupAll(".numbers-head")
                .stream()
                .map(n -> ((Label) n).getText())
                .toList();
    }

    @Test
    void whatWasExportedIsKnownToNumbersProfileAndReport() throws MediaException, IOException {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        Clip clip = studio.shown();
        Path target = folder.resolve("out.mkv");
        ScreenThread.does(
                () ->
                        studio.workbench()
                                .writing()
                                .export(
                                        clip.allFrames(),
                                        Export.to(target, Delivery.Depth.BITS_8)));
        studio.until(
                "its frames are among the versions",
                () ->
                        studio.workbench()
                                .versions()
                                .best(clip, 11)
                                .filter(
                                        v ->
                                                studio.workbench().versions().state(clip, v)
                                                        == Versions.State.READY)
                                .isPresent());
        studio.robot().clickOn("#viewer").type(KeyCode.R, KeyCode.T, KeyCode.N);
        studio.until("they have numbers", () -> scores(studio).ranks().size() == 2);
        Path picture = folder.resolve("profile.png");
        studio.choose(picture);
        studio.fire("profile-png");
        Path table = folder.resolve("profile.csv");
        studio.choose(table);
        studio.fire("profile-csv");
        studio.until("both are written", () -> Files.exists(picture) && Files.exists(table));
        ScreenThread.settle(studio.stage().getScene());
        studio.screenshot("everything-open");
        assertTrue(Files.readString(table).contains("\nRestored,11,"));
        assertEquals(3 * 180 + 50, ImageIO.read(picture.toFile()).getHeight());
        Bounds viewer = inScene(studio, "viewer");
        assertTrue(viewer.getHeight() >= 180, "the viewer has " + viewer);
        assertTrue(viewer.getMaxY() <= inScene(studio, "profile").getMinY() + 1);
        assertTrue(
                inScene(studio, "numbers").getMaxY() < inScene(studio, "timeline").getMinY() - 20,
                "the numbers are cut off");
    }

    private static Bounds inScene(StudioFixture studio, String id) {
        Node node = studio.node(id, Node.class);
        return ScreenThread.on(() -> node.localToScene(node.getBoundsInLocal()));
    }
}
