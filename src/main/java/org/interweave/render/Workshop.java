package org.interweave.render;

import org.interweave.diffusion.TilePlan;
import org.interweave.media.Delivery;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the jobs of an engine share.
 *
 * @param folder of the cache
 * @param changed is called when a job has something new to show
 */
record Workshop(
        Path folder,
        WindowCache cache,
        LoadedModels models,
        DeviceGate gate,
        SourceHashes hashes,
        UnfinishedJobs unfinished,
        Book<TilePlan> plans,
        Book<Pace> paces,
        Outputs outputs,
        Runnable changed) {
    /** Opens what exports write to. */
    @FunctionalInterface
    interface Outputs {
        FrameSink create(Path target, Delivery delivery) throws ProblemException;
    }

    /** Writes down that a job goes on under another tile plan. */
    void record(Job job, TilePlan plan) throws ProblemException {
        Recipe recipe = job.order().recipe();
        try {
            plans.note(recipe.model(), recipe.engine(), recipe.clip().size(), plan);
        } catch (IOException e) {
            throw Problems.cache(e);
        }
        unfinished.noteRecipe(job);
    }
}
