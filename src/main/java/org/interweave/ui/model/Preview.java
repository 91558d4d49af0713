package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

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
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());
    private final Restorer restorer;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<? super Version> done;
    private Cancel current = new Cancel();

    /** What it is doing. */
    public sealed interface State {
        /** Nothing. */
        record Idle() implements State {}

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
            Restorer restorer, Executor worker, Executor screen, Consumer<? super Version> done) {
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
        Work work = begin(clip, model, frame, Optional.of(region));
        Settings draft = Drafts.of(clip.settings(clip.shotAt(frame)));
        worker.execute(
                () -> {
                    if (run(work, draft, true)) {
                        screen.execute(() -> show(work, new State.Idle()));
                    }
                });
    }

    private Work begin(Clip clip, String model, int frame, Optional<Region> region) {
        stop();
        current = new Cancel();
        FrameRange shot = clip.shots().get(clip.shotAt(frame)).frames();
        Work work = new Work(clip, model, shot, window(clip, frame), region, current);
        state.set(running(work, true));
        return work;
    }

    /**
     * Starts on the window that holds a frame.
     *
     * @param model a bundle's hash
     */
    public void start(Clip clip, String model, int frame) {
        Work work = begin(clip, model, frame, Optional.empty());
        Settings settings = clip.settings(clip.shotAt(frame));
        Settings draft = Drafts.of(settings);
        worker.execute(
                () -> {
                    boolean goesOn = draft.equals(settings) || run(work, draft, true);
                    if (goesOn && run(work, settings, false)) {
                        screen.execute(() -> show(work, new State.Idle()));
                    }
                });
    }

    private static State.Running running(Work work, boolean draft) {
        Progress none = new Progress(0, work.wanted.count(), 0, 1, 1, java.time.Duration.ZERO);
        return new State.Running(work.wanted, draft, none);
    }

    /** Stops what it is doing. */
    public void stop() {
        current.request();
        state.set(new State.Idle());
    }

    private record Work(
            Clip clip,
            String model,
            FrameRange shot,
            FrameRange wanted,
            Optional<Region> region,
            Cancel cancel) {}

    private boolean run(Work work, Settings settings, boolean draft) {
        if (work.cancel.requested()) {
            return false;
        }
        Latest<State> progress = new Latest<>(screen, s -> show(work, s));
        progress.set(running(work, draft));
        try {
            Restorer fitting =
                    work.region
                            .map(r -> (Restorer) new RegionRestorer(restorer, r))
                            .orElse(restorer);
            List<Pixels> frames =
                    fitting.restore(
                            new Restorer.Wish(
                                    work.clip.media().path(),
                                    work.model,
                                    new ShotJob(work.shot, work.wanted, settings)),
                            p -> progress.set(new State.Running(work.wanted, draft, p)),
                            work.cancel);
            Version version =
                    new Version(
                            work.clip.media().hash(),
                            work.shot,
                            work.wanted,
                            settings,
                            work.model,
                            draft,
                            work.region,
                            frames);
            screen.execute(() -> done.accept(version));
            return true;
        } catch (ProblemException e) {
            if (e.problem().kind() != Problem.Kind.CANCELLED) {
                screen.execute(() -> show(work, new State.Failed(e.problem())));
            }
            return false;
        }
    }

    private void show(Work work, State next) {
        if (!work.cancel.requested()) {
            state.set(next);
        }
    }
}
