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
    private final ReadOnlyObjectWrapper<Optional<Activity>> activity =
            new ReadOnlyObjectWrapper<>(Optional.empty());
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
        } catch (RuntimeException | Error e) {
            screen.execute(this::rests); // The thread's own handler tells of it.
            throw e;
        }
    }

    private void failed(Problem what) {
        screen.execute(
                () -> {
                    rests();
                    tell(what);
                });
    }
}
