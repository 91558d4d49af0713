package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.MediaException;
import org.interweave.media.StandIns;
import org.interweave.project.Clip;
import org.interweave.project.Fingerprint;
import org.interweave.project.Media;
import org.interweave.project.OutputPreset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

class ExportPlanTest {
    private static final OutputPreset PRORES = new OutputPreset("ProRes", "mov", 10);
    private static final OutputPreset PNG = new OutputPreset("PNG", "", 16);

    @TempDir Path folder;

    private static ExportChecks.Checked checked(ExportPlan plan) {
        return ExportChecks.Checked.of(plan, new ThisMachine(HardwareEncoders.NONE));
    }

    private ExportPlan to(Path target) {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        return new ExportPlan(clip, List.of(clip.allFrames()), target, PRORES, true);
    }

    @Test
    void theNameIsTheFilmsWithAnotherEnding() {
        assertEquals(
                Path.of("/a/film 1.5 restored.mov"),
                ExportPlan.suggested(Path.of("/a/film 1.5.mkv"), PRORES));
        assertEquals(
                Path.of("/a/film restored"), ExportPlan.suggested(Path.of("/a/film.mkv"), PNG));
    }

    @Test
    void aFolderOfPicturesHasNoEnding() {
        assertEquals(
                Path.of("/a/film 1_5 restored"),
                ExportPlan.suggested(Path.of("/a/film 1.5.mkv"), PNG));
    }

    @Test
    void theEndingThatIsTypedMeansItsFormat() {
        List<OutputPreset> all = List.of(PRORES, PNG);
        assertEquals(Optional.of(PNG), ExportPlan.meant(Path.of("/a/film"), PRORES, all));
        assertEquals(Optional.of(PRORES), ExportPlan.meant(Path.of("/a/film.MOV"), PNG, all));
        assertEquals(Optional.empty(), ExportPlan.meant(Path.of("/a/film.doc"), PNG, all));
        OutputPreset proxy = new OutputPreset("Proxy", "mov", 8);
        assertEquals(Optional.of(proxy), ExportPlan.meant(Path.of("/a/film.mov"), proxy, all));
    }

    @Test
    void underAnotherEndingNothingIsWritten() {
        ExportPlan plan = to(folder.resolve("x.doc"));
        assertFalse(checked(plan).possible());
        assertTrue(checked(plan).words().startsWith("No format is written"), checked(plan).words());
    }

    @Test
    void onlyTheSelectedShotsAreWritten() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        assertEquals(
                List.of(new FrameRange(0, 30), new FrameRange(60, 100)),
                ExportPlan.parts(clip, new TreeSet<>(Set.of(0, 2))));
        assertEquals(
                List.of(new FrameRange(30, 100)),
                ExportPlan.parts(clip, new TreeSet<>(Set.of(1, 2, 7))));
    }

    @Test
    void whatLiesBetweenIsSaidToBeLeftOut() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        List<FrameRange> parts = ExportPlan.parts(clip, new TreeSet<>(Set.of(0, 2)));
        ExportPlan plan = new ExportPlan(clip, parts, folder.resolve("x.mov"), PRORES, true);
        assertEquals(70, plan.frames());
        assertTrue(
                checked(plan).words().contains("left out, and so is the sound"),
                checked(plan).words());
    }

    @Test
    void theSliderOfAFilmOfOneFrameMeansThatFrame() {
        FrameRange one = new FrameRange(0, 1);
        assertEquals(one, ExportPlan.between(1, 1, one));
        assertEquals(new FrameRange(3, 8), ExportPlan.between(2.6, 7.4, new FrameRange(0, 10)));
    }

    @Test
    void itIsLookedAtAwayFromTheScreen() {
        Deque<Runnable> worker = new ArrayDeque<>();
        ExportChecks checks =
                new ExportChecks(
                        new ThisMachine(HardwareEncoders.NONE), worker::add, Runnable::run);
        ExportPlan plan = to(folder.resolve("x.mov"));
        checks.ask(to(folder.resolve("none/x.mov")));
        checks.ask(plan);
        assertEquals(Optional.empty(), checks.found().get());
        worker.remove().run();
        ExportChecks.Checked checked = checks.found().get().orElseThrow();
        assertEquals(plan, checked.plan());
        assertTrue(checked.possible());
        assertEquals(0, worker.size());
    }

    @Test
    void anotherFormatChangesTheEndingOnly() {
        assertEquals(
                Path.of("/b/x restored"), ExportPlan.renamed(Path.of("/b/x restored.mov"), PNG));
        assertEquals(Path.of("/b/x.mov"), ExportPlan.renamed(Path.of("/b/x"), PRORES));
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        ExportPlan plan = to(folder.resolve("none/x.mov"));
        assertFalse(checked(plan).possible());
        assertTrue(checked(plan).words().startsWith("There is no folder"), checked(plan).words());
    }

    @Test
    void whileItsShotsAreNotKnownNothingIsExported() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        ExportPlan plan =
                new ExportPlan(
                        clip, List.of(clip.allFrames()), folder.resolve("x.mov"), PRORES, false);
        assertFalse(checked(plan).possible());
        assertTrue(checked(plan).words().contains("looked for"), checked(plan).words());
    }

    @Test
    void theFilmItselfIsNeverReplaced() {
        assertFalse(checked(to(Sessions.media().path())).possible());
    }

    @Test
    void whatWouldBeReplacedIsSaid() throws IOException {
        Path there = Files.createFile(folder.resolve("x.mov"));
        assertTrue(to(there).overwrites());
        assertTrue(checked(to(there)).words().endsWith("will be replaced."));
        assertFalse(to(folder.resolve("y.mov")).overwrites());
    }

    /** A machine with some room, and maybe without a coding. */
    private record Ground(long room, Optional<String> lacks) implements ExportGround {
        @Override
        public long room(Path folder) {
            return room;
        }

        @Override
        public List<OutputPreset> formats() {
            return List.of();
        }

        @Override
        public void check(Path target, Delivery delivery) throws MediaException {
            if (lacks.isPresent()) {
                throw new MediaException(
                        MediaException.Reason.UNWRITABLE, lacks.get(), "choose another format");
            }
        }
    }

    private static void assertNot(String why, ExportPlan plan, ExportGround ground) {
        ExportChecks.Checked checked = ExportChecks.Checked.of(plan, ground);
        assertFalse(checked.possible());
        assertEquals(why, checked.words());
    }

    // ProRes: about 0.8 bytes for each of 100 frames of 4 x 16 by 4 x 8 pixels.
    @Test
    void whereThereIsTooLittleRoomItSaysHowMuchIsNeededAndWhatToDo() {
        ExportPlan plan = to(folder.resolve("x.mov"));
        assertNot(
                "It needs about 163.8 kB and the disk of "
                        + folder
                        + " has 100.0 kB left. Free some space, or choose another disk, fewer"
                        + " frames or a smaller format.",
                plan,
                new Ground(100_000, Optional.empty()));
        assertTrue(ExportChecks.Checked.of(plan, new Ground(200_000, Optional.empty())).possible());
    }

    @Test
    void aCodingThatIsNotThereIsSaidBeforeAnythingStarts() {
        assertNot(
                "This build of FFmpeg has no encoder prores_ks. Choose another format.",
                to(folder.resolve("x.mov")),
                new Ground(
                        Long.MAX_VALUE,
                        Optional.of("this build of FFmpeg has no encoder prores_ks")));
    }

    @Test
    void aSizeThatTheFormatCannotHoldIsSaid() {
        Media odd =
                new Media(
                        folder.resolve("odd.mkv"),
                        new Fingerprint(1, "odd"),
                        10,
                        new Size(5000, 4000),
                        new Rational(25, 1));
        Clip clip = Clip.of(odd, Settings.USUAL);
        ExportPlan plan =
                new ExportPlan(
                        clip,
                        List.of(clip.allFrames()),
                        folder.resolve("x.mp4"),
                        new OutputPreset("H.264", "mp4", 8),
                        true);
        assertFalse(checked(plan).possible(), checked(plan).words());
        assertTrue(
                checked(plan).words().contains("does not take pictures of 20000x16000"),
                checked(plan).words());
    }

    private ExportPlan h265() {
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        return new ExportPlan(
                clip, List.of(clip.allFrames()), folder.resolve("x.mp4"), OutputPreset.H265, true);
    }

    @Test
    void aProjectFromAMachineThatEncodesH265SaysWhatIsMissingHere() {
        assertNot(
                "H.265 is encoded by hardware only, and this machine has none that does (tried:"
                    + " png). Choose AV1, whose files are as small, or another format; or install"
                    + " the driver of a graphics card that encodes H.265 and start Interweave"
                    + " again.",
                h265(),
                new ThisMachine(StandIns.thatDoNotOpen()));
    }

    @Test
    void h265IsOfferedWhereItOpensAndNowhereElse() {
        Deque<Runnable> worker = new ArrayDeque<>();
        for (HardwareEncoders hardware :
                List.of(StandIns.thatDoNotOpen(), StandIns.forH265(), HardwareEncoders.NONE)) {
            boolean opens = hardware.writeH265();
            ExportChecks checks =
                    new ExportChecks(new ThisMachine(hardware), worker::add, Runnable::run);
            checks.ask(h265());
            assertEquals(List.of(), checks.formats().get(), "nothing is asked on the screen");
            worker.remove().run();
            assertEquals(opens ? List.of(OutputPreset.H265) : List.of(), checks.formats().get());
            assertEquals(opens, checks.found().get().orElseThrow().possible());
        }
    }

    @Test
    void theQueueIsAskedForTheCodecOfTheFormat() {
        assertEquals(Delivery.Codec.H265, h265().export().codec());
        assertEquals(folder.resolve("x.mp4"), h265().export().path());
        assertEquals(Delivery.Codec.USUAL, to(folder.resolve("x.mov")).export().codec());
    }

    @Test
    void aFolderThatHoldsOtherFilesIsNotReplaced() throws IOException {
        Files.createFile(Files.createDirectory(folder.resolve("letters")).resolve("to a friend"));
        Clip clip = Sessions.clip(Sessions.ofThreeShots());
        ExportPlan plan =
                new ExportPlan(
                        clip, List.of(clip.allFrames()), folder.resolve("letters"), PNG, true);
        assertFalse(checked(plan).possible());
        assertTrue(checked(plan).words().contains("holds other files"), checked(plan).words());
    }

    @Test
    void aNameThatIsTakenByTheOtherKindIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("x.mov"));
        assertFalse(checked(to(folder.resolve("x.mov"))).possible());
        assertFalse(checked(to(Path.of(""))).possible());
    }
}
