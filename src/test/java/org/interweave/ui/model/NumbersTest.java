package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.metrics.AddedFlicker;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;

/** A film of 24 frames, of which parts are restored. */
class NumbersTest {
    private static final FrameRange FIRST = new FrameRange(0, 8);
    private static final FrameRange SECOND = new FrameRange(8, 16);
    private static final String FLICKER = AddedFlicker.MEASURE.name();

    private static final String LIKENESS = "psnr";

    @TempDir private Path folder;

    private final Numbers numbers = new Numbers(Runnable::run, Runnable::run, this::unexpected);
    private Document document = Document.EMPTY;

    private void unexpected(Object problem) {
        throw new AssertionError(problem);
    }

    @BeforeEach
    void open() throws Exception {
        document = Edits.addClip(clip("film.mkv", 24)).apply(Document.EMPTY);
    }

    private Clip clip(String name, int frames) throws MediaException, IOException {
        Path film = new FormulaStudio(folder).clip(name, frames, frames);
        try (VideoReader reader = VideoReader.open(film)) {
            return Clip.of(Media.of(reader.info()), Settings.USUAL);
        }
    }

    private Clip clip() {
        return document.clips().getFirst();
    }

    private static Version version(Clip clip, FrameRange frames, Settings settings) {
        Size size = new Size(48, 32);
        List<Pixels> pictures = new ArrayList<>();
        for (int f = frames.start(); f < frames.end(); f++) {
            int[] argb = new int[size.pixels()];
            Arrays.fill(argb, 0xff000000 | (40 + f * f % 17) * 0x10101);
            pictures.add(new Pixels(size, argb));
        }
        return new Version(
                clip.media().hash(),
                clip.shots().getFirst().frames(),
                frames,
                new Take(settings, "", false),
                Optional.empty(),
                pictures);
    }

    private Version version(FrameRange frames) {
        return version(clip(), frames, Settings.USUAL);
    }

    /** Room for one version at a time. */
    private Versions few() {
        return new Versions(version(FIRST).bytes());
    }

    private SortedMap<Integer, Double> curve(int rank) {
        return numbers.scores().get().curve(rank, FLICKER);
    }

    @Test
    void whatWasFoundStaysWhenItsPicturesAreLetGo() {
        Versions versions = few();
        versions.add(version(FIRST));
        numbers.ask(clip(), versions);
        SortedMap<Integer, Double> first = curve(1);
        SortedMap<Integer, Double> bicubic = curve(0);
        assertEquals(7, first.size());
        versions.add(version(SECOND));
        assertEquals(Optional.empty(), versions.best(clip(), 3));
        numbers.ask(clip(), versions);
        assertEquals(14, curve(1).size());
        assertEquals(first, curve(1).headMap(8));
        assertEquals(bicubic, curve(0).headMap(8));
    }

    @Test
    void ofSeveralWithoutPicturesTheOneThatIsWantedComesFirst() {
        Versions versions = few();
        Settings others = Settings.USUAL.with(new Guidance(2));
        versions.add(version(FIRST));
        numbers.ask(clip(), versions);
        SortedMap<Integer, Double> wanted = curve(1);
        versions.add(version(clip(), new FrameRange(4, 12), others));
        numbers.ask(clip(), versions);
        SortedMap<Integer, Double> outdated = curve(1).tailMap(5);
        versions.add(version(new FrameRange(16, 24)));
        numbers.ask(clip(), versions);
        assertEquals(wanted, curve(1).headMap(8));
        assertEquals(outdated.headMap(8), curve(2));
        assertEquals(outdated.tailMap(8), curve(1).subMap(8, 12));
    }

    @Test
    void madeAgainItIsNotShownTwice() {
        Versions versions = few();
        versions.add(version(FIRST));
        numbers.ask(clip(), versions);
        versions.add(version(SECOND));
        numbers.ask(clip(), versions);
        versions.add(version(FIRST));
        numbers.ask(clip(), versions);
        assertEquals(14, curve(1).size());
        assertEquals(2, numbers.scores().get().ranks().size());
    }

    @Test
    void whatIsMixedInNowHasOtherNumbers() {
        Versions versions = few();
        versions.add(version(FIRST));
        numbers.ask(clip(), versions);
        SortedMap<Integer, Double> plain = curve(1);
        versions.add(version(SECOND));
        numbers.ask(clip(), versions);
        Settings mixed = Settings.USUAL.with(Mix.NONE.at(0.5));
        document = Edits.defaults(0, mixed).apply(document);
        numbers.ask(clip(), versions);
        assertTrue(curve(1).headMap(8).isEmpty(), "there is no picture to mix into");
        document = Edits.defaults(0, Settings.USUAL).apply(document);
        numbers.ask(clip(), versions);
        assertEquals(plain, curve(1).headMap(8));
    }

    @Test
    void anotherReferenceChangesOnlyWhatIsComparedWithIt() throws Exception {
        Versions versions = few();
        numbers.compareWith(Optional.of(new FormulaStudio(folder).clip("truth.mkv", 24, 24)));
        versions.add(version(FIRST));
        numbers.ask(clip(), versions);
        assertEquals(8, numbers.scores().get().curve(1, LIKENESS).size());
        SortedMap<Integer, Double> first = curve(1);
        versions.add(version(SECOND));
        numbers.ask(clip(), versions);
        assertEquals(16, numbers.scores().get().curve(1, LIKENESS).size());
        numbers.compareWith(Optional.empty());
        assertEquals(first, curve(1).headMap(8));
        assertEquals(0, numbers.scores().get().curve(1, LIKENESS).size());
    }

    @Test
    void aFilmThatIsShownAgainHasItsNumbers() throws Exception {
        Clip another = clip("another.mkv", 20);
        Versions versions = few();
        versions.add(version(FIRST));
        numbers.ask(clip(), versions);
        List<NavigableMap<Integer, Map<String, Double>>> ranks = numbers.scores().get().ranks();
        numbers.forget();
        assertTrue(numbers.scores().get().ranks().isEmpty());
        numbers.ask(another, versions);
        assertTrue(numbers.scores().get().ranks().isEmpty());
        versions.add(version(another, FIRST, Settings.USUAL));
        numbers.ask(another, versions);
        assertFalse(numbers.scores().get().ranks().isEmpty());
        numbers.ask(clip(), versions);
        assertEquals(ranks, numbers.scores().get().ranks());
    }
}
