package org.interweave.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;

import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.render.Engines;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.Progress;
import org.interweave.render.Recipe;
import org.interweave.render.StageTimes;
import org.interweave.ui.ScreenThread;
import org.interweave.ui.model.Exports;
import org.interweave.ui.model.Rendering;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Tag("ui")
class QueueCardTest {
    private static final FrameRange ALL = new FrameRange(0, 100);

    private final ImageView live = new ImageView();
    private final QueueCard card =
            ScreenThread.on(
                    () ->
                            new QueueCard(
                                    exports(),
                                    SystemDesktop.LINUX,
                                    job(new JobView.Waiting(), 0),
                                    live));

    @BeforeAll
    static void startToolkit() {
        assumeTrue(
                !System.getProperty("os.name").startsWith("Linux")
                        || System.getenv("DISPLAY") != null,
                "no display; xvfb-run gives one");
        ScreenThread.start();
    }

    private static Exports exports() {
        Rendering none =
                new Rendering(
                        _ -> {
                            throw new AssertionError("no engine is needed");
                        },
                        new Rendering.Place(Engines.Provider.CPU, Optional.empty(), 1, _ -> {}));
        return new Exports(none, Runnable::run, Runnable::run, _ -> {}, _ -> {});
    }

    private static JobView job(JobView.State state, int done) {
        Recipe recipe =
                new Recipe(
                        Recipe.VERSION,
                        new Recipe.Source("/films/film.mkv", "hash", new Size(16, 8)),
                        "model",
                        "engine",
                        List.of(new Recipe.Shot(ALL, ALL, Settings.USUAL, TilePlan.USUAL)));
        return new JobView(
                "one",
                new Order(
                        recipe, Order.Export.to(Path.of("/out/film.mov"), Delivery.Depth.BITS_10)),
                state,
                Optional.of(
                        new Progress(
                                done,
                                100,
                                1,
                                new Progress.Steps(done, 0, 100, 25),
                                Duration.ofMinutes(1))),
                StageTimes.NONE);
    }

    private void show(JobView.State state, int done, int index) {
        ScreenThread.does(() -> card.show(job(state, done), index));
    }

    private Optional<Node> find(String id) {
        return ScreenThread.on(() -> Optional.ofNullable(card.lookup("#" + id)));
    }

    @Test
    void aPressAndItsReleaseMeetOneButton() {
        show(new JobView.Running(), 10, 0);
        Node pause = find("export-pause-0").orElseThrow();
        show(new JobView.Running(), 11, 0);
        assertSame(pause, find("export-pause-0").orElseThrow());
        Label detail = (Label) ScreenThread.on(() -> card.lookup(".detail"));
        assertTrue(detail.getText().startsWith("Window 3 of 25"), detail::getText);
    }

    @Test
    void movedItKeepsItsButtonsUnderNewNames() {
        show(new JobView.Running(), 10, 1);
        Node sooner = find("export-up-1").orElseThrow();
        show(new JobView.Running(), 10, 0);
        assertSame(sooner, find("export-up-0").orElseThrow());
    }

    @Test
    void aPausedFilmMayGoOnAndIsNotSeenLive() {
        show(new JobView.Running(), 10, 0);
        assertTrue(ScreenThread.on(() -> card.getChildren().contains(live)));
        show(new JobView.Paused(Optional.empty()), 10, 0);
        assertTrue(find("export-resume-0").isPresent());
        assertTrue(find("export-progress-0").isPresent());
        assertFalse(ScreenThread.on(() -> card.getChildren().contains(live)));
    }

    @Test
    void aFilmThatFailedSaysWhyAndMayBeTriedAgain() {
        Problem why = new Problem(Problem.Kind.OUTPUT, "no such folder", "choose another");
        show(new JobView.Failed(why), 10, 0);
        Label detail = (Label) ScreenThread.on(() -> card.lookup(".detail"));
        assertEquals(why.line(), detail.getText());
        assertTrue(find("export-again-0").isPresent());
        assertTrue(find("export-progress-0").isEmpty());
    }
}
