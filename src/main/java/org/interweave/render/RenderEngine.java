package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Onlooker;
import org.interweave.media.HardwareEncoders;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The queue of jobs and the cache they share. Any thread may call it, but the screen's should not
 * where it says so.
 *
 * <p>One job works at a time, the first that is not paused; previews go before exports from the
 * next run of a network on. A job that was begun and has to wait keeps what it holds.
 */
public final class RenderEngine implements AutoCloseable {
    private final Models models;
    private final Workshop shop;
    private final RecipeDesk desk;
    private final JobQueue queue;
    private final JobNews news = new JobNews();

    private RenderEngine(Models models, Path folder, WindowCache cache, Workshop.Outputs outputs)
            throws IOException {
        this.models = models;
        SourceHashes hashes = new SourceHashes(folder.resolve("sources"));
        Journal journal = new Journal(folder.resolve("jobs"));
        shop =
                new Workshop(
                        folder,
                        cache,
                        new LoadedModels(models),
                        new DeviceGate(),
                        hashes,
                        new UnfinishedJobs(journal, cache, hashes),
                        Book.open(folder.resolve("plans.json"), TilePlan.class),
                        Book.open(folder.resolve("paces.json"), Pace.class),
                        outputs,
                        () -> news.tell(jobs()));
        desk = new RecipeDesk(models, shop);
        queue = new JobQueue(shop, models.engine(), news);
    }

    /**
     * Opens an engine over a folder of cache and journal; several programs may share it. No
     * hardware encodes its exports.
     *
     * @param folder made if need be
     * @param limits of the cache
     * @return to be closed by the caller
     * @throws ProblemException if the folder cannot be used
     */
    public static RenderEngine open(Models models, Path folder, WindowCache.Limits limits)
            throws ProblemException {
        return open(models, folder, limits, new ExportFiles(HardwareEncoders.NONE));
    }

    /**
     * The same.
     *
     * @param files what exports are written to
     */
    public static RenderEngine open(
            Models models, Path folder, WindowCache.Limits limits, ExportFiles files)
            throws ProblemException {
        return open(models, folder, limits, files::create);
    }

    static RenderEngine open(
            Models models, Path folder, WindowCache.Limits limits, Workshop.Outputs outputs)
            throws ProblemException {
        try {
            WindowCache cache = WindowCache.open(folder.resolve("cache"), limits);
            return new RenderEngine(models, folder, cache, outputs);
        } catch (IOException e) {
            throw Problems.cache(e);
        }
    }

    /** What it renders on, for the user. */
    public String device() {
        return models.description();
    }

    /**
     * Freezes what a clip is to become. Reads the clip's file from start to end the first time: not
     * for the screen's thread.
     *
     * @param model hash of the bundle
     * @param shots in rising order
     */
    public Recipe recipe(Path clip, String model, List<ShotJob> shots) throws ProblemException {
        return recipe(clip, model, shots, Optional.empty());
    }

    /**
     * The same, told how far the reading of the file is.
     *
     * @param onlooker hears of the bytes, if the file has to be read, on the calling thread
     * @throws ProblemException also if it stopped the reading
     */
    public Recipe recipe(Path clip, String model, List<ShotJob> shots, Onlooker onlooker)
            throws ProblemException {
        return desk.recipe(clip, model, shots, Optional.empty(), onlooker);
    }

    /**
     * The same in tiles of the user's choice.
     *
     * @param tiles instead of what fits the device as far as is known
     */
    public Recipe recipe(Path clip, String model, List<ShotJob> shots, Optional<TilePlan> tiles)
            throws ProblemException {
        return desk.recipe(clip, model, shots, tiles);
    }

    /**
     * Loads a model before anyone asks for it, if nothing else is to be done and it leaves room.
     * Waits until it is there: not for the screen's thread.
     *
     * @param model hash of the bundle
     * @return whether it is there
     */
    public boolean prepare(String model) throws ProblemException {
        if (!queue.idle() || !models.leavesRoom(model)) {
            return false;
        }
        try (LoadedModels.Loan loan = shop.models().borrow(model)) {
            loan.model().unet();
            loan.model().decoder();
            return true;
        } catch (Stop e) {
            throw e.getCause() instanceof ProblemException p ? p : Problems.bug(e);
        }
    }

    /**
     * Puts a job into the queue, behind those of its kind. It runs on this engine, whatever engine
     * its recipe was made for.
     *
     * @return its id
     * @throws ProblemException if the clip is gone, or another job that is not over writes to the
     *     same target
     */
    public String submit(Order order) throws ProblemException {
        return queue.submit(order);
    }

    /**
     * Takes up the exports that were unfinished when a program ended or was killed, and that no
     * other program works on.
     */
    public void recover() throws ProblemException {
        queue.recover();
    }

    /** Stops a job within a step; it keeps its place and what it holds. */
    public void pause(String id) throws ProblemException {
        queue.pause(id);
    }

    /** Lets a paused job go on. */
    public void resume(String id) throws ProblemException {
        queue.resume(id);
    }

    /** Ends a job within a step. Its windows stay in the cache. */
    public void cancel(String id) throws ProblemException {
        queue.cancel(id);
    }

    /** Takes what is over off the list. */
    public void clearFinished() {
        queue.clearFinished();
    }

    /** Takes a job off the list if it is over; others stay. */
    public void forget(String id) {
        queue.forget(id);
    }

    /**
     * Puts a job at another place of the queue; it works from the next run of a network on if that
     * is the first.
     *
     * @param index among the jobs as {@link #jobs} lists them
     */
    public void move(String id, int index) throws ProblemException {
        queue.move(id, index);
    }

    /** All jobs, the most urgent first. */
    public List<JobView> jobs() {
        return queue.jobs();
    }

    /**
     * Listens to what becomes of jobs: called after every change and step, on any thread; it must
     * not wait.
     *
     * @return ends it
     */
    public Listening listen(Consumer<? super List<JobView>> listener) {
        return news.listen(listener);
    }

    /** Someone listens, until this is closed. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Which windows of a recipe are known: for the cache ruler, and to say what a job would do. Not
     * for the screen's thread.
     */
    public Coverage coverage(Recipe recipe) throws ProblemException {
        return desk.coverage(recipe);
    }

    /**
     * How long a job would take on this device, judged by the last one of the same model and size;
     * empty if there was none.
     */
    public Optional<Duration> estimate(Recipe recipe, Coverage coverage) {
        return desk.estimate(recipe, coverage);
    }

    /**
     * A finished frame for the viewer, if a preview has made it. Not for the screen's thread.
     *
     * @param frame of the clip
     */
    public Optional<Proxy> proxy(Recipe recipe, int frame) throws ProblemException {
        return desk.proxy(recipe, frame);
    }

    /**
     * Waits until a job is over, or stands still because a disk is full.
     *
     * @return how it is then
     */
    public JobView await(String id) throws InterruptedException {
        return news.await(
                queue.job(id).orElseThrow(),
                state ->
                        state.over()
                                || (state instanceof JobView.Paused(Optional<Problem> why)
                                        && why.isPresent()));
    }

    /**
     * Waits until a job is over, however long a full disk makes it wait.
     *
     * @return how it ended
     */
    public JobView awaitEnd(String id) throws InterruptedException {
        return news.await(queue.job(id).orElseThrow(), JobView.State::over);
    }

    /** Stops all jobs within a step; unfinished exports stay in the journal. */
    @Override
    public void close() {
        queue.close();
        shop.models().close();
        shop.unfinished().close();
    }
}
