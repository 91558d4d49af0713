package org.interweave.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.StandIns;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.project.OutputPreset;
import org.interweave.project.ProjectFile;
import org.interweave.render.Order.Export;
import org.interweave.ui.model.Workers;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What a person sees of an export before it starts, and when it ends. */
@Order(1)
class StudioExportTest extends StudioJourney {
    /** Opens the panel and waits until this machine has been looked at. */
    private static void openPanel(StudioFixture studio) throws InterruptedException {
        studio.fire("export");
        studio.until("the panel is there", () -> studio.sees("export-start"));
        CountDownLatch looked = new CountDownLatch(1);
        studio.workbench().workers().of(Workers.Kind.CHECKING).execute(looked::countDown);
        looked.await();
    }

    /** What is in the list. */
    private static List<?> formats(StudioFixture studio) {
        return StudioFixture.on(() -> List.copyOf(box(studio).getItems()));
    }

    private static ComboBox<?> box(StudioFixture studio) {
        return studio.node("export-format", ComboBox.class);
    }

    private static void choose(StudioFixture studio, OutputPreset format) {
        ScreenThread.does(() -> choose(box(studio), format));
    }

    private static <T> void choose(ComboBox<T> box, OutputPreset format) {
        T item = box.getItems().stream().filter(i -> i.equals(format)).findFirst().orElseThrow();
        box.setValue(item);
    }

    /** Another program, for all that the studio can tell. */
    private static Stage inFront(StudioFixture studio) {
        Stage other =
                StudioFixture.on(
                        () -> {
                            Stage made = new Stage();
                            made.setX(1300);
                            made.setWidth(300);
                            made.setHeight(200);
                            made.setScene(new Scene(new StackPane(new Label("another program"))));
                            made.show();
                            made.requestFocus();
                            return made;
                        });
        studio.until("another window is in front", () -> !studio.stage().isFocused());
        return other;
    }

    private void export(StudioFixture studio, String name) {
        ScreenThread.does(
                () ->
                        studio.workbench()
                                .writing()
                                .export(
                                        new FrameRange(0, 8),
                                        Export.to(folder.resolve(name), Delivery.Depth.BITS_8)));
    }

    private static String title(StudioFixture studio) {
        return StudioFixture.on(() -> studio.stage().getTitle());
    }

    @Test
    void whoLooksElsewhereIsToldBySystemAndTitleAndFindsItInTheWindow() throws Exception {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        String before = title(studio);
        Stage other = inFront(studio);
        export(studio, "first.mkv");
        export(studio, "second.mkv");
        studio.until(
                "both are written", () -> studio.workbench().writing().written().get().size() == 2);
        assertEquals(
                List.of("Export finished: first.mkv", "Export finished: second.mkv"),
                studio.told());
        assertEquals("Export finished: second.mkv (and 1 more) \u2013 Interweave", title(studio));
        studio.screenshot("written-unseen");
        ScreenThread.does(
                () -> {
                    other.close();
                    studio.stage().requestFocus();
                });
        studio.until("the studio is in front", () -> studio.stage().isFocused());
        assertEquals(before, title(studio));
        assertTrue(studio.sees("written"));
        assertTrue(
                studio.node("written", HBox.class).lookupAll(".advice").stream()
                        .map(Label.class::cast)
                        .anyMatch(l -> l.getText().endsWith("Written before it: first.mkv.")));
        studio.fire("written-folder");
        assertEquals(List.of(folder), studio.folders());
        studio.fire("written-close");
        assertFalse(studio.sees("written"));
    }

    @Test
    void whoLooksAtTheStudioSeesItThereAndIsNotTold() throws Exception {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        studio.until("the studio is in front", () -> studio.stage().isFocused());
        String before = title(studio);
        export(studio, "film.mkv");
        studio.until("it is written", () -> studio.sees("written"));
        studio.screenshot("written");
        assertEquals(List.of(), studio.told());
        assertEquals(before, title(studio));
    }

    @Test
    void aFilmThatCannotBeWrittenIsToldAsWell() throws Exception {
        StudioFixture studio = studio();
        studio.openClip(studio.clip());
        Stage other = inFront(studio);
        Files.writeString(folder.resolve("no folder"), "");
        export(studio, "no folder/film.mkv");
        studio.until("it failed", () -> studio.sees("problem"));
        assertEquals(1, studio.told().size());
        assertTrue(
                studio.told()
                        .getFirst()
                        .startsWith("Export needs you: the export of film.mkv failed"),
                studio.told()::toString);
        ScreenThread.does(other::close);
    }

    @Test
    void whereHardwareEncodesH265ItIsOfferedAndWritten() throws Exception {
        StudioFixture studio = studio(StandIns.forH265());
        studio.openClip(studio.clip());
        openPanel(studio);
        List<OutputPreset> all = new ArrayList<>(OutputPreset.usual());
        all.add(OutputPreset.H265);
        assertEquals(all, formats(studio));
        choose(studio, OutputPreset.H265);
        Path target = Path.of(studio.node("export-target", TextField.class).getText());
        assertTrue(target.toString().endsWith(" restored.mp4"), target::toString);
        studio.until(
                "it may start", () -> !studio.node("export-start", ButtonBase.class).isDisabled());
        studio.screenshot("export-h265");
        studio.fire("export-start");
        studio.until(
                "it is written", () -> studio.workbench().writing().written().get().size() == 1);
        try (VideoReader reader = VideoReader.open(target)) {
            assertEquals("mpeg4", reader.info().video().codec(), "that of the stand-in");
            assertEquals(24, reader.info().video().frames());
        }
    }

    @Test
    void whereNoHardwareDoesItIsNotInTheList() throws Exception {
        StudioFixture studio = studio(StandIns.thatDoNotOpen());
        studio.openClip(studio.clip());
        openPanel(studio);
        assertEquals(OutputPreset.usual(), formats(studio));
    }

    @Test
    void aProjectThatNamesItSaysWhatIsMissingHere() throws Exception {
        StudioFixture studio = studio(HardwareEncoders.ofMachine());
        Path project = folder.resolve("film.iwv");
        try (VideoReader reader = VideoReader.open(studio.clip())) {
            Document document =
                    Edits.addClip(Clip.of(Media.of(reader.info()), Settings.USUAL))
                            .apply(Document.EMPTY);
            List<OutputPreset> formats = new ArrayList<>(OutputPreset.usual());
            formats.add(OutputPreset.H265);
            new ProjectFile(project).write(Edits.outputs(formats).apply(document));
        }
        studio.choose(project);
        studio.fire("empty-open");
        studio.until("it is open", () -> studio.workbench().footage().frames().get().isPresent());
        openPanel(studio);
        choose(studio, OutputPreset.H265);
        if (HardwareEncoders.ofMachine().writeH265()) {
            return;
        }
        studio.until(
                "it is said",
                () ->
                        studio.node("export-facts", Label.class)
                                .getText()
                                .startsWith("H.265 is encoded by hardware only"));
        assertTrue(studio.node("export-start", ButtonBase.class).isDisabled());
        studio.screenshot("export-h265-missing");
    }
}
