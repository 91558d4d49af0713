package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShotJob;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Films that are written, one after another; they go on where they were after a crash.
 *
 * <p>Called on the screen's thread only.
 */
public final class Exports {
    private final ReadOnlyObjectWrapper<List<JobView>> jobs =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Rendering rendering;
    private final Executor worker;
    private final Executor screen;
    private final Latest<List<JobView>> news;
    private final Consumer<? super Problem> failed;
    private Optional<RenderEngine.Listening> listening = Optional.empty();

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which the list changes
     * @param finished is handed every film that was written
     * @param failed is told of films that cannot be written, or not until there is room, and what
     *     else could not be done
     */
    public Exports(
            Rendering rendering,
            Executor worker,
            Executor screen,
            Consumer<? super Path> finished,
            Consumer<? super Problem> failed) {
        this.rendering = rendering;
        this.worker = worker;
        this.screen = screen;
        this.failed = failed;
        ExportNews told = new ExportNews(finished, failed);
        news =
                new Latest<>(
                        screen,
                        all -> {
                            jobs.set(exports(all));
                            told.tell(jobs.get());
                        });
    }

    private static List<JobView> exports(List<JobView> all) {
        return all.stream().filter(j -> j.order().purpose() instanceof Order.Export).toList();
    }

    /** The films, the most urgent first. */
    public ReadOnlyObjectProperty<List<JobView>> jobs() {
        return jobs.getReadOnlyProperty();
    }

    /** The file or folder that a job writes. */
    public static Path target(JobView job) {
        return switch (job.order().purpose()) {
            case Order.Export export -> export.path();
            case Order.Preview _ -> throw new IllegalArgumentException("a preview writes nothing");
        };
    }

    /** Takes up what was unfinished when the studio ended or was killed. */
    public void recover() {
        change(RenderEngine::recover);
    }

    /**
     * Adds a film at the end.
     *
     * @param model a bundle's hash
     */
    public void add(Path clip, String model, List<ShotJob> shots, Order.Export export) {
        change(engine -> engine.submit(new Order(rendering.recipe(clip, model, shots), export)));
    }

    /** Stops a film within a step; it keeps its place and what it has. */
    public void pause(String id) {
        change(engine -> engine.pause(id));
    }

    /** Lets a film go on. */
    public void resume(String id) {
        change(engine -> engine.resume(id));
    }

    /** Ends a film within a step; its windows stay in the cache. */
    public void stop(String id) {
        change(engine -> engine.cancel(id));
    }

    /** Does again what was stopped or failed. */
    public void again(JobView job) {
        change(
                engine -> {
                    engine.submit(job.order());
                    engine.forget(job.id());
                });
    }

    /** Moves a film some places forward or back. */
    public void move(String id, int by) {
        List<String> order = new ArrayList<>(jobs.get().stream().map(JobView::id).toList());
        change(engine -> engine.move(id, order.indexOf(id) + by));
    }

    /** Takes what is over off the list. */
    public void clear() {
        change(RenderEngine::clearFinished);
    }

    /** Whether anything is unfinished. */
    public boolean busy() {
        return jobs.get().stream().anyMatch(j -> !j.state().over());
    }

    private interface Change {
        void make(RenderEngine engine) throws ProblemException;
    }

    private void change(Change change) {
        worker.execute(
                () -> {
                    try {
                        RenderEngine engine = rendering.engine();
                        listen(engine);
                        change.make(engine);
                        news.set(engine.jobs());
                    } catch (ProblemException e) {
                        screen.execute(() -> failed.accept(e.problem()));
                    }
                });
    }

    /** On the worker's thread; for as long as the engine lives. */
    private void listen(RenderEngine engine) {
        if (listening.isEmpty()) {
            listening = Optional.of(engine.listen(news::set));
        }
    }
}
