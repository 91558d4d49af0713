package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.render.Drafts;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.ShotJob;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One window restored in several ways, as drafts, to choose from: seeds, guidance, noise level. */
public final class Variations {
    private static final double MOST_GUIDANCE = 15;

    private final ReadOnlyObjectWrapper<List<Cell>> cells = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Restorer restorer;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<? super Problem> failed;
    private Cancel current = new Cancel();

    /**
     * A way to restore the window.
     *
     * @param settings that it would be exported with
     * @param draft what they make of it, roughly; empty until it is there
     */
    public record Cell(Settings settings, Optional<Version> draft) {}

    /**
     * How many ways there are.
     *
     * @param seeds the shot's own and those after it, at least 1
     * @param guidances 1 to 3: the shot's own, weaker, stronger
     * @param noises 1 to 3: the shot's own level, more, less
     */
    public record Spread(int seeds, int guidances, int noises) {
        /** Ways in all. */
        public int count() {
            return seeds * guidances * noises;
        }

        /**
         * Every way, the shot's own first.
         *
         * @param levels noise levels that the model knows
         */
        public List<Settings> around(Settings own, int levels) {
            double scale = own.guidance().scale();
            List<Double> scales = List.of(scale, Math.max(1, scale / 2), scale * 1.5);
            int level = own.noise().level();
            List<Integer> noise = List.of(level, level * 2 + 10, level / 2);
            List<Settings> all = new ArrayList<>();
            for (int n = 0; n < noises; n++) {
                for (int g = 0; g < guidances; g++) {
                    for (int s = 0; s < seeds; s++) {
                        Settings with =
                                own.with(new Guidance(Math.min(MOST_GUIDANCE, scales.get(g))));
                        with = with.with(with.noise().at(Math.min(levels - 1, noise.get(n))));
                        all.add(with.with(with.noise().seeded(own.noise().seed() + s)));
                    }
                }
            }
            return all.stream().distinct().toList();
        }
    }

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which results arrive
     * @param failed is told why there are no more
     */
    public Variations(
            Restorer restorer, Executor worker, Executor screen, Consumer<? super Problem> failed) {
        this.restorer = restorer;
        this.worker = worker;
        this.screen = screen;
        this.failed = failed;
    }

    /** The ways, in order. */
    public ReadOnlyObjectProperty<List<Cell>> cells() {
        return cells.getReadOnlyProperty();
    }

    /** Whether drafts are being made. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Lets go of all. */
    void clear() {
        stop();
        cells.set(List.of());
    }

    /** Stops, as others are wanted that cannot be started yet. */
    void await() {
        clear();
        running.set(true);
    }

    /**
     * Restores the window that holds a frame in several ways, in place of those before.
     *
     * @param model a bundle's hash
     */
    public void start(Clip clip, String model, int frame, List<Settings> ways) {
        stop();
        Cancel cancel = new Cancel();
        current = cancel;
        cells.set(ways.stream().map(s -> new Cell(s, Optional.empty())).toList());
        running.set(true);
        FrameRange shot = clip.shots().get(clip.shotAt(frame)).frames();
        FrameRange window = Preview.window(clip, frame);
        worker.execute(
                () -> {
                    try {
                        for (int i = 0; i < ways.size() && !cancel.requested(); i++) {
                            int index = i;
                            ShotJob draft = Drafts.of(new ShotJob(shot, window, ways.get(i)));
                            try {
                                List<Pixels> pictures =
                                        restorer.restore(
                                                new Restorer.Wish(
                                                        clip.media().path(), model, draft),
                                                _ -> {},
                                                cancel);
                                Version version =
                                        new Version(
                                                clip.media().hash(),
                                                shot,
                                                window,
                                                new Take(draft.settings(), model, true),
                                                Optional.empty(),
                                                pictures);
                                screen.execute(() -> arrived(index, version, cancel));
                            } catch (ProblemException e) {
                                cancel.request();
                                if (e.problem().kind() != Problem.Kind.CANCELLED) {
                                    screen.execute(() -> failed.accept(e.problem()));
                                }
                            }
                        }
                    } finally {
                        screen.execute(() -> ended(cancel));
                    }
                });
    }

    private void arrived(int index, Version version, Cancel cancel) {
        if (cancel == current) {
            List<Cell> changed = new ArrayList<>(cells.get());
            changed.set(index, new Cell(changed.get(index).settings, Optional.of(version)));
            cells.set(List.copyOf(changed));
        }
    }

    private void ended(Cancel cancel) {
        if (cancel == current) {
            running.set(false);
        }
    }

    /** Makes no more; those that are there stay. */
    public void stop() {
        current.request();
        running.set(false);
    }
}
