package org.interweave.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.interweave.diffusion.Settings;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.StandIns;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.project.OutputPreset;
import org.interweave.project.ProjectFile;
import org.interweave.ui.model.Workers;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What a person sees of an export before it starts. */
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
                "it is written", () -> studio.workbench().writing().written().get().isPresent());
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
