package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Interweaving;
import org.interweave.diffusion.Prompt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TilePlan;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class RestorationTest {
    private static final Size SIZE = new Size(40, 36);
    private static final Settings SETTINGS =
            Settings.USUAL
                    .with(new Steps(Steps.Method.DDIM, 3, TimestepSpacing.TRAILING))
                    .with(ColourMatch.OFF);

    /** Frames made by a formula; notes the largest distance read ahead of what was written. */
    private static final class Source implements FrameSource {
        private final List<Integer> read = new ArrayList<>();

        @Override
        public Size size() {
            return SIZE;
        }

        @Override
        public Picture read(int frame) throws ProblemException {
            if (frame == 1000) {
                throw new ProblemException(Problem.Kind.SOURCE, "frame 1000 is damaged", "cut it");
            }
            read.add(frame);
            float[] samples = new float[3 * SIZE.pixels()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float) (0.5 + 0.4 * Math.sin(i * 0.01 + frame));
            }
            return Picture.of(SIZE, samples);
        }
    }

    private static final class Sink implements FrameSink {
        private final List<Picture> pictures = new ArrayList<>();
        private boolean finished;
        private boolean closed;

        @Override
        public void write(Picture picture) throws ProblemException {
            pictures.add(picture);
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final Source source = new Source();
    private final FormulaModel model = new FormulaModel();
    private final List<Sink> sinks = new ArrayList<>();

    private static ShotJob shot(int start, int end, Settings settings) {
        FrameRange frames = new FrameRange(start, end);
        return new ShotJob(frames, frames, settings);
    }

    private List<Picture> run(FormulaModel with, List<ShotJob> shots) throws ProblemException {
        run(with, shots, _ -> {}, new Cancel());
        return sinks.getLast().pictures;
    }

    private void run(
            FormulaModel with, List<ShotJob> shots, Consumer<Progress> progress, Cancel cancel)
            throws ProblemException {
        new Restoration(source, with, TilePlan.USUAL, WindowMemories.NONE)
                .run(
                        shots,
                        () -> {
                            sinks.add(new Sink());
                            return sinks.getLast();
                        },
                        progress,
                        cancel);
    }

    private static double difference(Picture a, Picture b) {
        assertEquals(a.size(), b.size());
        double largest = 0;
        for (int y = 0; y < a.size().height(); y++) {
            for (int x = 0; x < a.size().width(); x++) {
                largest = Math.max(largest, Math.abs(a.at(1, y, x) - b.at(1, y, x)));
            }
        }
        return largest;
    }

    @Test
    void everyFrameComesOutOnceInOrderAndEnlarged() throws ProblemException {
        List<Picture> pictures = run(model, List.of(shot(0, 13, SETTINGS), shot(13, 16, SETTINGS)));
        assertEquals(16, pictures.size());
        assertEquals(SIZE.times(FormulaModel.FACTOR), pictures.getFirst().size());
        assertTrue(sinks.getLast().finished && sinks.getLast().closed);
        // Two prompts, whatever the number of windows and steps.
        assertEquals(2, model.textRuns.get());
    }

    @Test
    void clipsOfAnyLengthWork() throws ProblemException {
        for (int frames = 1; frames < 18; frames++) {
            assertEquals(frames, run(model, List.of(shot(0, frames, SETTINGS))).size());
        }
    }

    @Test
    void aShotDoesNotSeeItsNeighbours() throws ProblemException {
        List<Picture> both = run(model, List.of(shot(0, 9, SETTINGS), shot(9, 20, SETTINGS)));
        List<Picture> second = run(model, List.of(shot(9, 20, SETTINGS)));
        for (int f = 0; f < 11; f++) {
            assertEquals(0, difference(both.get(9 + f), second.get(f)));
        }
    }

    @Test
    void aPartOfAShotIsBitForBitWhatTheWholeGives() throws ProblemException {
        for (Ilt ilt : Ilt.values()) {
            for (Interweaving.Plan plan : Interweaving.Plan.values()) {
                Settings settings =
                        SETTINGS.with(
                                new Interweaving(plan, 8, 4, ilt, SETTINGS.windows().transition()));
                FrameRange all = new FrameRange(5, 42);
                List<Picture> whole = run(model, List.of(new ShotJob(all, all, settings)));
                FrameRange part = new FrameRange(26, 31);
                source.read.clear();
                List<Picture> some = run(model, List.of(new ShotJob(all, part, settings)));
                assertEquals(5, some.size());
                for (int f = 0; f < 5; f++) {
                    assertEquals(0, difference(whole.get(21 + f), some.get(f)), ilt + " " + plan);
                }
                // Fused at every step, three steps reach all over this shot.
                assertTrue(ilt == Ilt.PER_STEP || source.read.size() < 37, ilt + " " + plan);
            }
        }
    }

    @Test
    void theSameJobGivesTheSameBits() throws ProblemException {
        List<Picture> once = List.copyOf(run(model, List.of(shot(0, 12, SETTINGS))));
        List<Picture> twice = run(model, List.of(shot(0, 12, SETTINGS)));
        for (int f = 0; f < 12; f++) {
            assertEquals(0, difference(once.get(f), twice.get(f)));
        }
    }

    @Test
    void anotherPromptGivesAnotherPicture() throws ProblemException {
        Settings other = SETTINGS.with(Prompt.AUTHORS.saying("a street at night"));
        double difference =
                difference(
                        run(model, List.of(shot(0, 8, SETTINGS))).get(3),
                        run(model, List.of(shot(0, 8, other))).get(3));
        assertTrue(difference > 0);
    }

    @Test
    void withoutRoomTheShotStartsAgainInSmallerTiles() throws ProblemException {
        List<Picture> roomy = List.copyOf(run(model, List.of(shot(0, 12, SETTINGS))));
        List<Picture> tight = run(new FormulaModel(36 * 36), List.of(shot(0, 12, SETTINGS)));
        assertEquals(12, tight.size());
        for (int f = 0; f < 12; f++) {
            // The formula sees no neighbours: tiles change rounding only.
            assertEquals(0, difference(roomy.get(f), tight.get(f)), 1e-4);
        }
        assertEquals(2, sinks.size());
    }

    @Test
    void withoutRoomForTheSmallestTileThereIsAProblemAndNoOutput() {
        ProblemException e =
                assertThrows(
                        ProblemException.class,
                        () -> run(new FormulaModel(100), List.of(shot(0, 12, SETTINGS))));
        assertEquals(Problem.Kind.DEVICE, e.problem().kind());
        assertFalse(sinks.getLast().finished);
        assertTrue(sinks.getLast().closed);
    }

    @Test
    void aDamagedFrameIsAProblemOfTheSource() {
        ProblemException e =
                assertThrows(
                        ProblemException.class,
                        () -> run(model, List.of(shot(990, 1010, SETTINGS))));
        assertEquals(Problem.Kind.SOURCE, e.problem().kind());
        assertFalse(sinks.getLast().finished);
    }

    @Test
    void aFullDiskEndsTheJobAtOnce() {
        FrameSink full =
                new FrameSink() {
                    @Override
                    public void write(Picture picture) throws ProblemException {
                        throw new ProblemException(Problem.Kind.DISK_FULL, "full", "make room");
                    }

                    @Override
                    public void finish() {}

                    @Override
                    public void close() {}
                };
        Restoration restoration =
                new Restoration(source, model, TilePlan.USUAL, WindowMemories.NONE);
        ProblemException e =
                assertThrows(
                        ProblemException.class,
                        () ->
                                restoration.run(
                                        List.of(shot(0, 400, SETTINGS)),
                                        () -> full,
                                        _ -> {},
                                        new Cancel()));
        assertEquals(Problem.Kind.DISK_FULL, e.problem().kind());
        assertTrue(source.read.size() < 60, "read " + source.read.size());
    }

    @Test
    void cancellingStopsWithinAStep() {
        Cancel cancel = new Cancel();
        ProblemException e =
                assertThrows(
                        ProblemException.class,
                        () ->
                                run(
                                        model,
                                        List.of(shot(0, 400, SETTINGS)),
                                        p -> {
                                            if (p.steps().done() == 7) {
                                                cancel.request();
                                            }
                                        },
                                        cancel));
        assertEquals(Problem.Kind.CANCELLED, e.problem().kind());
        assertEquals(7, model.unetRuns.get());
        assertFalse(sinks.getLast().finished);
    }

    @Test
    void progressCountsEveryStepAndFrame() throws ProblemException {
        List<Progress> seen = new ArrayList<>();
        run(
                model,
                List.of(shot(0, 20, SETTINGS), shot(20, 25, SETTINGS)),
                p -> {
                    synchronized (seen) {
                        seen.add(p);
                    }
                },
                new Cancel());
        Progress last = seen.getLast();
        assertEquals(25, last.framesDone());
        assertEquals((4 + 1) * 3, last.steps().all());
        assertEquals(last.steps().all(), last.steps().done());
        assertEquals(1 + 15 + 25, seen.size());
    }
}
