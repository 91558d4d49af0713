package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Noise;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Windows;
import org.interweave.project.Clip;
import org.interweave.render.Drafts;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;
import org.interweave.render.ShotJob;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Restores the window under the playhead: first a draft, then what an export would write.
 *
 * <p>A newer request replaces the older one at once.
 */
public final class Preview {
    /** Frames of a shot that are handed over together. */
    private static final int PIECE = 16;

    /** Seeds that are compared, the shot's own among them. */
    private static final int SEEDS = 3;

    private static final State IDLE = new State.Idle();

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(IDLE);
    private final Restorer restorer;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<? super Arrival> done;
    private Cancel current = new Cancel();

    /**
     * Something that was restored.
     *
     * @param wanted whether it is what was asked for last, and not stopped since
     * @param loops whether it is the first answer that is one window, which is played as a loop
     */
    public record Arrival(Version version, boolean wanted, boolean loops) {}

    /** What it is doing. */
    public sealed interface State {
        /** Nothing. */
        record Idle() implements State {}

        /** It waits until the cuts around the wanted frames are found. */
        record Waiting() implements State {}

        /**
         * Restoring.
         *
         * @param frames of the clip
         * @param draft whether this is the first, rough answer
         * @param progress so far
         */
        record Running(FrameRange frames, boolean draft, Progress progress) implements State {}

        /** It could not be done. */
        record Failed(Problem problem) implements State {}
    }

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which the state changes and results are handed over
     * @param done is handed every result
     */
    public Preview(
            Restorer restorer, Executor worker, Executor screen, Consumer<? super Arrival> done) {
        this.restorer = restorer;
        this.worker = worker;
        this.screen = screen;
        this.done = done;
    }

    /** What it is doing. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** The frames of a clip that a preview of one of them restores. */
    public static FrameRange window(Clip clip, int frame) {
        FrameRange shot = clip.shots().get(clip.shotAt(frame)).frames();
        Windows windows = clip.settings(clip.shotAt(frame)).windows().windows(shot.count());
        FrameRange window = windows.window(windows.firstHolding(frame - shot.start()));
        return new FrameRange(
                shot.start() + window.start(), Math.min(shot.end(), shot.start() + window.end()));
    }

    /**
     * Makes a draft of a region of the window that holds a frame.
     *
     * @param model a bundle's hash
     */
    public void startRegion(Clip clip, String model, int frame, Region region) {
        Settings settings = clip.settings(clip.shotAt(frame)).with(Mix.NONE);
        ShotJob exact = new ShotJob(shot(clip, frame), window(clip, frame), settings);
        List<Pass> passes = List.of(new Pass(Drafts.of(exact), true));
        start(new Work(clip, model, exact.frames(), passes, Optional.of(region), IDLE));
    }

    /**
     * Starts on the window that holds a frame: a draft, then what an export would write.
     *
     * @param model a bundle's hash
     */
    public void start(Clip clip, String model, int frame) {
        start(window(clip, model, frame, passes(clip, frame), IDLE));
    }

    /**
     * Starts on the window that holds a frame with a draft, as its shot is not known to its end;
     * {@link #goOn} follows.
     *
     * @param model a bundle's hash
     */
    void startDraft(Clip clip, String model, int frame) {
        start(window(clip, model, frame, passes(clip, frame).subList(0, 1), new State.Waiting()));
    }

    /**
     * What follows a draft, if it was not stopped: what an export would write.
     *
     * @param model a bundle's hash
     */
    void goOn(Clip clip, String model, int frame) {
        List<Pass> passes = passes(clip, frame);
        List<Pass> last = passes.subList(passes.size() - 1, passes.size());
        run(window(clip, model, frame, last, IDLE), current, false);
    }

    private static List<Pass> passes(Clip clip, int frame) {
        Settings settings = clip.settings(clip.shotAt(frame)).with(Mix.NONE);
        ShotJob exact = new ShotJob(shot(clip, frame), window(clip, frame), settings);
        ShotJob draft = Drafts.of(exact);
        List<Pass> passes = new ArrayList<>();
        if (!draft.equals(exact)) {
            passes.add(new Pass(draft, true));
        }
        passes.add(new Pass(exact, false));
        return passes;
    }

    private static Work window(Clip clip, String model, int frame, List<Pass> passes, State after) {
        return new Work(clip, model, shot(clip, frame), passes, Optional.empty(), after);
    }

    /** Starts on the whole shot that holds a frame, piece by piece, as an export would write it. */
    public void startShot(Clip clip, String model, int frame) {
        FrameRange shot = shot(clip, frame);
        Settings settings = clip.settings(clip.shotAt(frame)).with(Mix.NONE);
        List<Pass> passes = new ArrayList<>();
        for (int start = shot.start(); start < shot.end(); start += PIECE) {
            FrameRange piece = new FrameRange(start, Math.min(shot.end(), start + PIECE));
            passes.add(new Pass(new ShotJob(shot, piece, settings), false));
        }
        start(new Work(clip, model, shot, passes, Optional.empty(), IDLE));
    }

    /** Starts on the window that holds a frame with other seeds: where they differ is guessed. */
    public void startSeeds(Clip clip, String model, int frame) {
        FrameRange shot = shot(clip, frame);
        Settings settings = clip.settings(clip.shotAt(frame)).with(Mix.NONE);
        List<Pass> passes = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Noise noise = settings.noise().seeded(settings.noise().seed() + seed);
            passes.add(
                    new Pass(new ShotJob(shot, window(clip, frame), settings.with(noise)), false));
        }
        start(new Work(clip, model, shot, passes, Optional.empty(), IDLE));
    }

    private static FrameRange shot(Clip clip, int frame) {
        return clip.shots().get(clip.shotAt(frame)).frames();
    }

    private void start(Work work) {
        stop();
        Cancel cancel = new Cancel();
        current = cancel;
        boolean loops = work.passes.stream().map(Pass::wanted).distinct().count() == 1;
        state.set(running(work.passes.getFirst()));
        run(work, cancel, loops);
    }

    private void run(Work work, Cancel cancel, boolean loops) {
        worker.execute(
                () -> {
                    for (int i = 0; i < work.passes.size(); i++) {
                        if (!run(work, work.passes.get(i), cancel, loops && i == 0)) {
                            return;
                        }
                    }
                    screen.execute(() -> show(cancel, work.after));
                });
    }

    private static State.Running running(Pass pass) {
        Progress none =
                new Progress(
                        0,
                        pass.wanted().count(),
                        1,
                        new Progress.Steps(0, 0, 1, 1),
                        java.time.Duration.ZERO);
        return new State.Running(pass.wanted(), pass.draft, none);
    }

    /** Stops what it is doing, as something else is wanted that cannot be started yet. */
    void await() {
        stop();
        state.set(new State.Waiting());
    }

    /** Stops what it is doing. */
    public void stop() {
        current.request();
        state.set(IDLE);
    }

    /**
     * Something to restore in several passes.
     *
     * @param after its state when all went well
     */
    private record Work(
            Clip clip,
            String model,
            FrameRange shot,
            List<Pass> passes,
            Optional<Region> region,
            State after) {}

    /** One answer of several. */
    private record Pass(ShotJob job, boolean draft) {
        FrameRange wanted() {
            return job.wanted();
        }
    }

    private boolean run(Work work, Pass pass, Cancel cancel, boolean loops) {
        if (cancel.requested()) {
            return false;
        }
        Latest<State> progress = new Latest<>(screen, s -> show(cancel, s));
        progress.set(running(pass));
        try {
            Restorer fitting =
                    work.region
                            .map(r -> (Restorer) new RegionRestorer(restorer, r))
                            .orElse(restorer);
            List<Pixels> frames =
                    fitting.restore(
                            new Restorer.Wish(work.clip.media().path(), work.model, pass.job),
                            p -> progress.set(new State.Running(pass.wanted(), pass.draft, p)),
                            cancel);
            Version version =
                    new Version(
                            work.clip.media().hash(),
                            work.shot,
                            pass.wanted(),
                            new Take(pass.job.settings(), work.model, pass.draft),
                            work.region,
                            frames);
            screen.execute(
                    () -> {
                        boolean wanted = !cancel.requested();
                        done.accept(new Arrival(version, wanted, wanted && loops));
                    });
            return true;
        } catch (ProblemException e) {
            boolean stopped = e.problem().kind() == Problem.Kind.CANCELLED;
            State end = stopped ? IDLE : new State.Failed(e.problem());
            screen.execute(() -> show(cancel, end));
            return false;
        } catch (RuntimeException | Error e) {
            screen.execute(() -> show(cancel, new State.Failed(Problems.bug(e))));
            throw e;
        }
    }

    private void show(Cancel of, State next) {
        if (!of.requested()) {
            state.set(next);
        }
    }
}
