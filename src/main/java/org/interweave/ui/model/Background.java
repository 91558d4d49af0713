package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.media.MediaException;
import org.interweave.metrics.MetricException;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What takes time and is no rendering: files are read and written one after another, away from the
 * screen, and what goes on and what went wrong is told.
 */
public final class Background implements AutoCloseable {
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Activity>> activity =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ExecutorService files = one("files");
    private final Executor screen;

    /** Something that may fail as files do. */
    interface Task {
        void run() throws IOException, MediaException, MetricException, ProblemException;
    }

    /**
     * @param screen runs things on the thread that reads what is told
     */
    Background(Executor screen) {
        this.screen = screen;
    }

    /** A thread that ends with the process; what comes after its shutdown is not done. */
    static ExecutorService one(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** What went wrong last, until it is dismissed. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** What goes on. */
    ReadOnlyObjectProperty<Optional<Activity>> activity() {
        return activity.getReadOnlyProperty();
    }

    /** Says what goes on; on the screen's thread. */
    void says(Activity now) {
        activity.set(Optional.of(now));
    }

    /** Nothing goes on any more; on the screen's thread. */
    void rests() {
        activity.set(Optional.empty());
    }

    /** Tells the user of a problem; on the screen's thread. */
    void tell(Problem what) {
        problem.set(Optional.of(what));
    }

    /** The user has read it. */
    void dismissProblem() {
        problem.set(Optional.empty());
    }

    /** The thread on which files are read and written. */
    Executor files() {
        return files;
    }

    /** Does something on the screen's thread, soon. */
    void onScreen(Runnable what) {
        screen.execute(what);
    }

    /** Does something away from the screen; what goes wrong is told. */
    void run(Task task) {
        files.execute(() -> attempt(task));
    }

    /** Does something on the calling thread; what goes wrong is told. */
    void attempt(Task task) {
        try {
            task.run();
        } catch (ProblemException e) {
            failed(e.problem());
        } catch (MediaException e) {
            failed(Problems.media(e));
        } catch (MetricException e) {
            failed(new Problem(Problem.Kind.SETTING, e.what(), e.advice()));
        } catch (IOException e) {
            failed(Problems.file(e));
        }
    }

    private void failed(Problem what) {
        screen.execute(
                () -> {
                    rests();
                    tell(what);
                });
    }

    @Override
    public void close() {
        files.shutdown();
    }
}
