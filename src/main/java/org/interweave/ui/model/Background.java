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

/**
 * What takes time and is no rendering: files are written one after another and read one after
 * another, away from the screen, and what goes on and what went wrong is told.
 */
public final class Background {
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Activities activities;
    private final Executor files;
    private final Executor reading;
    private final Executor screen;

    /** Something that may fail as files do. */
    interface Task {
        void run() throws IOException, MediaException, MetricException, ProblemException;
    }

    /**
     * @param files one thread that writes and that the process waits for at its end
     * @param reading one thread that reads
     * @param screen runs things on the thread that reads what is told
     */
    Background(Executor files, Executor reading, Executor screen) {
        this.files = files;
        this.reading = reading;
        this.screen = screen;
        activities = new Activities(screen, System::nanoTime);
    }

    /** What went wrong last, until it is dismissed. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** What goes on. */
    Activities activities() {
        return activities;
    }

    /** Tells the user of a problem; on the screen's thread. */
    void tell(Problem what) {
        problem.set(Optional.of(what));
    }

    /** The user has read it. */
    void dismissProblem() {
        problem.set(Optional.empty());
    }

    /** The thread on which files are written. */
    Executor files() {
        return files;
    }

    /** Does something on the screen's thread, soon. */
    void onScreen(Runnable what) {
        screen.execute(what);
    }

    /** Writes something away from the screen; what goes wrong is told. */
    void run(Task task) {
        files.execute(() -> attempt(task));
    }

    /**
     * Reads something away from the screen, once all that is to be written so far is. It may take
     * long, and nothing that is to be written waits for it. What goes wrong is told.
     */
    void read(Task task) {
        files.execute(() -> reading.execute(() -> attempt(task)));
    }

    /** The same; what goes on is over when it is done, failed, or stopped. */
    void read(Activities.Ongoing ongoing, Task task) {
        read(() -> whole(ongoing, task));
    }

    /** Does something on the calling thread; what goes wrong is told. */
    void attempt(Activities.Ongoing ongoing, Task task) {
        attempt(() -> whole(ongoing, task));
    }

    private static void whole(Activities.Ongoing ongoing, Task task)
            throws IOException, MediaException, MetricException, ProblemException {
        try {
            task.run();
        } finally {
            ongoing.end();
        }
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

    /** Who stopped something knows that it was stopped. */
    private void failed(Problem what) {
        if (what.kind() != Problem.Kind.CANCELLED) {
            screen.execute(() -> tell(what));
        }
    }
}
