package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.bundle.Importer;
import org.interweave.bundle.Precision;
import org.interweave.frame.Cancel;
import org.interweave.render.Problem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Makes a model of a checkpoint in the background. */
public final class ModelImport {
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Idle());
    private final Importer importer;
    private final Path shelf;
    private final Executor worker;
    private final Executor screen;
    private final Runnable imported;
    private final Consumer<? super Problem> failed;
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
     * @param imported called on the screen's thread when there is another model
     */
    public ModelImport(
            Importer importer,
            Path shelf,
            Executor worker,
            Executor screen,
            Runnable imported,
            Consumer<? super Problem> failed) {
        this.importer = importer;
        this.shelf = shelf;
        this.worker = worker;
        this.screen = screen;
        this.imported = imported;
        this.failed = failed;
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
        Importer.Request request =
                new Importer.Request(
                        checkpoint, shelf.resolve(name), name, Optional.empty(), Precision.FP32);
        worker.execute(() -> run(request, cancel));
    }

    private void run(Importer.Request request, Cancel cancel) {
        Latest<State> progress =
                new Latest<>(
                        screen,
                        s -> {
                            if (!cancel.requested()) {
                                state.set(s);
                            }
                        });
        try {
            importer.importFrom(
                    request,
                    (graph, done, whole) -> {
                        if (cancel.requested()) {
                            throw new CancellationException();
                        }
                        progress.set(new State.Running("Writing " + graph, (double) done / whole));
                    });
            screen.execute(imported);
        } catch (IOException e) {
            screen.execute(
                    () ->
                            failed.accept(
                                    new Problem(
                                            Problem.Kind.MODEL,
                                            String.valueOf(e.getMessage()),
                                            "choose the folder of a whole DiffVSR checkpoint")));
        } finally {
            progress.set(new State.Idle());
        }
    }

    /** Stops it; nothing is left behind. */
    public void stop() {
        current.request();
        state.set(new State.Idle());
    }
}
