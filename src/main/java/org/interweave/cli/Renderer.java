package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.frame.Cancel;
import org.interweave.render.Engine;
import org.interweave.render.ExportFiles;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Problems;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShelfModels;
import org.interweave.render.StageTimes;
import org.interweave.render.WindowCache;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs jobs one after another while the user watches. */
final class Renderer implements AutoCloseable {
    private final RenderEngine engine;
    private final PrintStream out;

    private Renderer(RenderEngine engine, PrintStream out) {
        this.engine = engine;
        this.out = out;
    }

    /**
     * What it writes to.
     *
     * @param work folder of its cache
     * @param limits of the cache
     * @param files what it makes
     */
    record Place(Path work, WindowCache.Limits limits, ExportFiles files) {}

    /**
     * Opens the render engine.
     *
     * @return to be closed by the caller
     */
    static Renderer open(Shelf shelf, Bundle bundle, Engine device, Place place, PrintStream out)
            throws ProblemException {
        out.println("model " + bundle.id() + ", device " + device.description());
        ShelfModels models = new ShelfModels(shelf, List.of(bundle), device);
        return new Renderer(
                RenderEngine.open(models, place.work(), place.limits(), place.files()), out);
    }

    RenderEngine engine() {
        return engine;
    }

    /**
     * Runs a job to its end. While a disk is full it says so and waits for room.
     *
     * @return the job, done
     * @throws ProblemException if it fails or is cancelled; what is done stays
     */
    JobView run(Order order, Cancel cancel) throws ProblemException {
        String id = engine.submit(order);
        ProgressBar bar = ProgressBar.on(out);
        try (RenderEngine.Listening _ = engine.listen(new Watch(id, bar)::hear);
                Cancel.Registration _ = cancel.onRequest(() -> stop(id))) {
            JobView end = engine.awaitEnd(id);
            bar.end();
            sayHowBusy(end.times());
            return switch (end.state()) {
                case JobView.Done _ -> end;
                case JobView.Failed(Problem why) -> throw new ProblemException(why, null);
                case JobView.Cancelled _, JobView.Waiting _, JobView.Running _, JobView.Paused _ ->
                        throw Problems.cancelled();
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problems.cancelled();
        } finally {
            bar.end();
        }
    }

    /** How much of the time the device worked, if it had anything to do. */
    private void sayHowBusy(StageTimes times) {
        long seconds = times.wall().toSeconds();
        if (seconds > 0) {
            out.printf(
                    "device busy %.1f %% of %d:%02d%n",
                    100 * times.deviceShare(), seconds / 60, seconds % 60);
        }
    }

    /** Shows how a job goes on. */
    private final class Watch {
        private final String id;
        private final ProgressBar bar;
        private boolean standing;

        Watch(String id, ProgressBar bar) {
            this.id = id;
            this.bar = bar;
        }

        void hear(List<JobView> jobs) {
            jobs.stream().filter(job -> job.id().equals(id)).forEach(this::hear);
        }

        private synchronized void hear(JobView job) {
            boolean stands =
                    job.state() instanceof JobView.Paused(Optional<Problem> why) && why.isPresent();
            if (!stands) {
                job.progress().ifPresent(bar::show);
            } else if (!standing && job.state() instanceof JobView.Paused(Optional<Problem> why)) {
                bar.end();
                out.println("paused: " + why.orElseThrow().line());
                out.println("goes on when there is room; Ctrl-C ends it, what is done stays");
            }
            standing = stands;
        }
    }

    private void stop(String id) {
        try {
            engine.cancel(id);
        } catch (ProblemException e) {
            System.getLogger(Renderer.class.getName())
                    .log(System.Logger.Level.WARNING, "not cancelled", e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
