package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.bundle.Importer;
import org.interweave.bundle.Precision;
import org.interweave.frame.Cancel;
import org.interweave.frame.Onlooker;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;

/** Makes a model of a checkpoint in the background. */
public final class ModelImport {
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());
    private final Importer importer;
    private final Path shelf;
    private final Background background;
    private final Executor worker;
    private final Runnable imported;
    private Cancel current = new Cancel();

    /** What it is doing. */
    public sealed interface State {
        /** Nothing. */
        record Idle() implements State {}

        /**
         * Writing a model.
         *
         * @param words which part
         * @param share that is done
         */
        record Running(String words, double share) implements State {}
    }

    /**
     * @param shelf where models go
     * @param worker makes one after another
     * @param imported called on the screen's thread when there is another model
     */
    ModelImport(
            Importer importer,
            Path shelf,
            Background background,
            Executor worker,
            Runnable imported) {
        this.importer = importer;
        this.shelf = shelf;
        this.background = background;
        this.worker = worker;
        this.imported = imported;
    }

    /** What it is doing. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Starts on a checkpoint's folder, whose name becomes the model's. */
    public void start(Path checkpoint) {
        stop();
        Cancel cancel = new Cancel();
        current = cancel;
        String name = String.valueOf(checkpoint.toAbsolutePath().getFileName());
        state.set(new State.Running("Reading " + name, -1));
        cancel.onRequest(() -> stopped(cancel));
        Activities.Ongoing ongoing = background.activities().begin("Importing " + name, cancel);
        Importer.Request request =
                new Importer.Request(
                        checkpoint, shelf.resolve(name), name, Optional.empty(), Precision.FP32);
        worker.execute(() -> background.attempt(ongoing, () -> run(request, ongoing)));
    }

    private void run(Importer.Request request, Activities.Ongoing ongoing) throws ProblemException {
        Onlooker onlooker = ongoing.counting("numbers");
        Latest<State> progress = new Latest<>(background::onScreen, s -> show(ongoing.cancel(), s));
        try {
            Importer.Imported end =
                    importer.importFrom(
                            request,
                            (graph, done, whole) -> {
                                if (!onlooker.sees(done, whole)) {
                                    throw new CancellationException();
                                }
                                progress.set(
                                        new State.Running(
                                                "Writing " + graph, (double) done / whole));
                            });
            switch (end) {
                case Importer.Imported.Done _ -> background.onScreen(imported);
                case Importer.Imported.Cancelled _ -> {}
            }
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.MODEL,
                            String.valueOf(e.getMessage()),
                            "choose the folder of a whole DiffVSR checkpoint"),
                    e);
        } finally {
            progress.set(new State.Idle());
        }
    }

    private void show(Cancel of, State now) {
        if (!of.requested()) {
            state.set(now);
        }
    }

    private void stopped(Cancel cancel) {
        if (current.equals(cancel)) {
            state.set(new State.Idle());
        }
    }

    /** Stops it; nothing is left behind. */
    public void stop() {
        current.request();
    }
}
