package org.interweave.ui.model;

import org.interweave.render.ProblemException;

import java.util.concurrent.Executor;

/**
 * Loads the model of the open film while nothing else goes on, so that the first preview need not
 * wait for it. A preview that comes meanwhile waits for the same loading.
 */
final class Preparation {
    private final Rendering rendering;
    private final Latest<String> wishes;

    /**
     * @param worker runs one thing after another
     */
    Preparation(Rendering rendering, Executor worker) {
        this.rendering = rendering;
        wishes = new Latest<>(worker, this::prepare);
    }

    /**
     * Loads a model, soon, unless there are jobs or it would take too much of the memory.
     *
     * @param model a bundle's hash
     */
    void want(String model) {
        wishes.set(model);
    }

    private void prepare(String model) {
        try {
            rendering.engine().prepare(model);
        } catch (ProblemException e) {
            // Whoever starts a preview is told the same.
            Problems.note(Preparation.class, "the model is not loaded ahead", e);
        }
    }
}
