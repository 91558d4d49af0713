package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.interweave.render.ProblemException;

import java.util.concurrent.Executor;

/** What the models run on, in words, once somebody wants to know. */
public final class DeviceWords {
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final Rendering rendering;
    private final Executor worker;
    private final Executor screen;

    /**
     * @param worker may open the engine, which takes time
     * @param screen for the words
     */
    DeviceWords(Rendering rendering, Executor worker, Executor screen) {
        this.rendering = rendering;
        this.worker = worker;
        this.screen = screen;
    }

    /** Device, memory and why this one; empty before it is known. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** Asks, if it is not known. */
    public void ask() {
        if (words.get().isEmpty()) {
            worker.execute(
                    () -> {
                        String found = find();
                        screen.execute(() -> words.set(found));
                    });
        }
    }

    private String find() {
        try {
            return rendering.engine().device();
        } catch (ProblemException e) {
            return e.problem().what() + "; " + e.problem().advice();
        }
    }
}
