package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Recipe;
import org.interweave.render.ShotJob;
import org.interweave.ui.FormulaStudio;
import org.interweave.ui.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

class RenderingTest {
    private static final FrameRange ALL = new FrameRange(0, 24);

    @TempDir private Path folder;

    private final Activities activities = new Activities(Runnable::run, System::nanoTime);
    private final List<String> seen = new ArrayList<>();
    private boolean stopping;
    private Path film = Path.of("");
    private Optional<Rendering> opened = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        FormulaStudio studio = new FormulaStudio(folder);
        film = studio.clip();
        activities.all().addListener((_, before, now) -> begun(before, now));
        opened = Optional.of(studio.rendering(activities));
    }

    @AfterEach
    void close() {
        opened.ifPresent(Rendering::close);
    }

    private void begun(List<Activity> before, List<Activity> now) {
        if (now.size() > before.size()) {
            seen.add(now.getFirst().words());
            if (stopping) {
                now.getFirst().stop().run();
            }
        }
    }

    private static List<ShotJob> jobs() {
        return List.of(new ShotJob(ALL, ALL, Settings.USUAL));
    }

    private void foresee() throws ProblemException {
        opened.orElseThrow().foreseen(film, "model", jobs());
    }

    private void assertStopped() {
        ProblemException e = assertThrows(ProblemException.class, this::foresee);
        assertEquals(Problem.Kind.CANCELLED, e.problem().kind());
    }

    @Test
    void theFirstReadingOfAFilmIsSeenAndNoOther() throws Exception {
        foresee();
        foresee();
        assertEquals(List.of("Reading two views.mkv once"), seen);
        assertEquals(List.of(), activities.all().get());
    }

    @Test
    void aReadingThatWasStoppedIsBegunAgainOnlyOnRequest() throws Exception {
        stopping = true;
        assertStopped();
        assertStopped();
        assertEquals(1, seen.size());
        stopping = false;
        opened.orElseThrow().recipe(film, "model", jobs());
        assertEquals(2, seen.size());
    }

    @Test
    void aFilmThatIsLeftIsReadWhenItIsShownAgain() throws Exception {
        Rendering rendering = opened.orElseThrow();
        rendering.shows(film);
        rendering.shows(folder.resolve("another.mkv"));
        assertStopped();
        assertEquals(List.of(), seen);
        rendering.shows(film);
        foresee();
        assertEquals(1, seen.size());
    }

    @Test
    void whoeverWaitsForTheReadingOfAFilmThatIsLeftIsLetGo() throws Exception {
        Rendering rendering = opened.orElseThrow();
        Gate begun = new Gate();
        Gate gate = new Gate();
        activities
                .all()
                .addListener(
                        (_, _, _) -> {
                            begun.open();
                            gate.pass();
                        });
        rendering.shows(film);
        CompletableFuture<Recipe> exported =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return rendering.recipe(film, "model", jobs());
                            } catch (ProblemException e) {
                                throw new CompletionException(e);
                            }
                        },
                        command -> Thread.ofVirtual().start(command));
        begun.pass();
        rendering.shows(folder.resolve("another.mkv"));
        assertStopped();
        assertEquals(1, seen.size());
        gate.open();
        assertEquals(ALL, exported.get(20, TimeUnit.SECONDS).shots().getFirst().frames());
    }
}
