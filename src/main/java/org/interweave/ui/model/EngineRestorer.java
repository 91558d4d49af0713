package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;
import org.interweave.render.Proxy;
import org.interweave.render.Recipe;
import org.interweave.render.RenderEngine;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Restores through the render engine: what its cache holds is not done again, and an export makes
 * room at its next step.
 *
 * @param rendering has the engine
 */
public record EngineRestorer(Rendering rendering) implements Restorer {
    @Override
    public List<Pixels> restore(Wish wish, Consumer<? super Progress> progress, Cancel cancel)
            throws ProblemException {
        RenderEngine engine = rendering.engine();
        Recipe recipe = rendering.recipe(wish.clip(), wish.model(), List.of(wish.job()));
        String id = engine.submit(new Order(recipe, new Order.Preview()));
        JobView end;
        try (RenderEngine.Listening _ = engine.listen(jobs -> tell(jobs, id, progress));
                Cancel.Registration _ = cancel.onRequest(() -> stop(engine, id))) {
            end = engine.await(id);
        } catch (InterruptedException e) {
            stop(engine, id);
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } finally {
            engine.forget(id);
        }
        return switch (end.state()) {
            case JobView.Done() -> pictures(engine, end.order().recipe(), wish.job().wanted());
            case JobView.Failed(Problem why) -> throw new ProblemException(why, null);
            case JobView.Cancelled _, JobView.Waiting _, JobView.Running _, JobView.Paused _ ->
                    throw cancelled(null);
        };
    }

    private static void tell(List<JobView> jobs, String id, Consumer<? super Progress> progress) {
        jobs.stream()
                .filter(j -> j.id().equals(id))
                .map(JobView::progress)
                .flatMap(Optional::stream)
                .forEach(progress);
    }

    private static void stop(RenderEngine engine, String id) {
        try {
            engine.cancel(id);
        } catch (ProblemException e) {
            throw new IllegalStateException("a preview is in no journal", e);
        }
    }

    private static ProblemException cancelled(@Nullable Throwable cause) {
        return new ProblemException(Problems.stopped(), cause);
    }

    private static List<Pixels> pictures(RenderEngine engine, Recipe recipe, FrameRange wanted)
            throws ProblemException {
        List<Pixels> pictures = new ArrayList<>();
        for (int frame = wanted.start(); frame < wanted.end(); frame++) {
            Optional<Proxy> proxy = engine.proxy(recipe, frame);
            if (proxy.isEmpty()) {
                throw new ProblemException(
                        Problem.Kind.DISK_FULL,
                        "a restored frame is not in the cache any more",
                        "give the cache more room, or clear the disk");
            }
            pictures.add(Pixels.of(proxy.get()));
        }
        return pictures;
    }
}
