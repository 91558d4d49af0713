package org.interweave.render;

import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The queue of jobs and the cache they share. Any thread may call it, but the screen's should not
 * where it says so.
 *
 * <p>One job works at a time, the first that is not paused; previews go before exports from the
 * next run of a network on. A job that was begun and has to wait keeps what it holds.
 */
public final class RenderEngine implements AutoCloseable {
    private static final Duration LOOK_FOR_ROOM = Duration.ofSeconds(5);

    private final Models models;
    private final Workshop shop;
    private final List<Job> jobs = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Consumer<? super List<JobView>>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, WindowCache.Pin> pins = new HashMap<>();
    private boolean closed;

    private RenderEngine(Models models, Path folder, WindowCache cache, Workshop.Outputs outputs)
            throws IOException {
        this.models = models;
        this.shop =
                new Workshop(
                        folder,
                        cache,
                        new LoadedModels(models),
                        new DeviceGate(),
                        new SourceHashes(folder.resolve("sources")),
                        new Journal(folder.resolve("jobs")),
                        Book.open(folder.resolve("plans.json"), TilePlan.class),
                        Book.open(folder.resolve("paces.json"), Pace.class),
                        outputs,
                        this::tell);
    }

    /**
     * Opens an engine over a folder of cache and journal; several programs may share it.
     *
     * @param folder made if need be
     * @param limits of the cache
     * @return to be closed by the caller
     * @throws ProblemException if the folder cannot be used
     */
    public static RenderEngine open(Models models, Path folder, WindowCache.Limits limits)
            throws ProblemException {
        return open(models, folder, limits, ClipSink::create);
    }

    /**
     * The same, with someone who sees every frame that an export writes.
     *
     * @param watcher called on the writing thread
     */
    public static RenderEngine open(
            Models models,
            Path folder,
            WindowCache.Limits limits,
            Consumer<? super Picture> watcher)
            throws ProblemException {
        Workshop.Outputs watched =
                (target, delivery) -> new WatchedSink(ClipSink.create(target, delivery), watcher);
        return open(models, folder, limits, watched);
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
     * The same in tiles of the user's choice.
     *
     * @param tiles instead of what fits the device as far as is known
     */
    public Recipe recipe(Path clip, String model, List<ShotJob> shots, Optional<TilePlan> tiles)
            throws ProblemException {
        try (ClipSource source = ClipSource.open(clip)) {
            Path path = clip.toAbsolutePath().normalize();
            String hash = shop.hashes().of(source).whole();
            TilePlan plan = tiles.isPresent() ? tiles.get() : plan(model, source);
            return new Recipe(
                    Recipe.VERSION,
                    new Recipe.Source(path.toString(), hash, source.size()),
                    model,
                    models.engine(),
                    shots.stream().map(s -> s.inTiles(plan)).toList());
        }
    }

    /** The plan that fitted last time, or the estimate, which is noted so that it stays. */
    private TilePlan plan(String model, ClipSource source) throws ProblemException {
        Optional<TilePlan> known = shop.plans().find(model, models.engine(), source.size());
        if (known.isPresent()) {
            return known.get();
        }
        TilePlan estimate = models.plan(model, source.size());
        try {
            shop.plans().note(model, models.engine(), source.size(), estimate);
        } catch (IOException e) {
            throw Problems.cache(e);
        }
        return estimate;
    }

    /**
     * Loads a model before anyone asks for it, if nothing else is to be done and it leaves room.
     * Waits until it is there: not for the screen's thread.
     *
     * @param model hash of the bundle
     * @return whether it is there
     */
    public boolean prepare(String model) throws ProblemException {
        synchronized (this) {
            if (closed || jobs.stream().anyMatch(j -> !j.over())) {
                return false;
            }
        }
        if (!models.leavesRoom(model)) {
            return false;
        }
        shop.models().borrow(model).close();
        return true;
    }

    /**
     * Puts a job into the queue, behind those of its kind.
     *
     * @return its id
     */
    public String submit(Order order) throws ProblemException {
        String id = UUID.randomUUID().toString();
        synchronized (this) {
            add(new Job(id, order, nextPlace(), false));
        }
        tell();
        return id;
    }

    private int nextPlace() {
        return jobs.stream().mapToInt(j -> j.entry().place() + 1).max().orElse(0);
    }

    private synchronized void add(Job job) throws ProblemException {
        try {
            pins.put(job.id(), shop.cache().pin(keys(job.order().recipe()).latents()));
            if (job.order().purpose() instanceof Order.Export(String target, _)) {
                shop.journal().supersede(target);
                shop.journal().save(job.entry());
            }
        } catch (IOException e) {
            throw Problems.cache(e);
        }
        jobs.add(job);
        schedule();
    }

    /**
     * Takes up the exports that were unfinished when a program ended or was killed, and that no
     * other program works on.
     */
    public void recover() throws ProblemException {
        try {
            for (Journal.Entry entry : shop.journal().recover()) {
                try {
                    add(new Job(entry.id(), entry.order(), entry.place(), entry.paused()));
                } catch (ProblemException e) {
                    Job failed = new Job(entry.id(), entry.order(), entry.place(), true);
                    failed.end(new JobView.Failed(e.problem()));
                    synchronized (this) {
                        jobs.add(failed);
                    }
                }
            }
        } catch (IOException e) {
            throw Problems.cache(e);
        }
        tell();
    }

    private RecipeKeys keys(Recipe recipe) throws ProblemException {
        try (ClipSource clip = ClipSource.open(Path.of(recipe.clip().path()))) {
            return RecipeKeys.of(recipe, shop.hashes().of(clip));
        }
    }

    private synchronized void schedule() {
        Optional<Job> next =
                jobs.stream()
                        .filter(j -> !j.over() && !j.paused())
                        .min(Comparator.comparingInt(Job::rank));
        if (!closed && next.isPresent() && next.get().begin()) {
            Job job = next.get();
            threads.add(
                    Thread.ofPlatform().daemon().name("job " + job.id()).start(() -> work(job)));
        }
    }

    /** The root of a job's thread. */
    private void work(Job job) {
        try {
            job.end(outcome(job));
            forget(job);
        } catch (RuntimeException | Error e) {
            job.end(new JobView.Failed(Problems.bug(e).problem()));
            throw e;
        } finally {
            synchronized (this) {
                schedule();
            }
            shop.gate().reconsider();
            tell();
        }
    }

    private JobView.State outcome(Job job) {
        while (true) {
            try {
                new JobRun(shop, job).run();
                return new JobView.Done();
            } catch (ProblemException e) {
                switch (e.problem().kind()) {
                    case CANCELLED -> {
                        return new JobView.Cancelled();
                    }
                    case DISK_FULL -> {
                        job.standStill(e.problem());
                        tell();
                        job.waitForRoom(LOOK_FOR_ROOM);
                        if (job.cancel().requested()) {
                            return new JobView.Cancelled();
                        }
                        job.goOn();
                    }
                    default -> {
                        return new JobView.Failed(e.problem());
                    }
                }
            }
        }
    }

    private synchronized void forget(Job job) {
        WindowCache.Pin pin = pins.remove(job.id());
        if (closed) {
            return;
        }
        if (pin != null) {
            pin.close();
        }
        try {
            shop.journal().delete(job.id());
        } catch (IOException e) {
            System.getLogger(RenderEngine.class.getName())
                    .log(System.Logger.Level.WARNING, "a job stays in the journal", e);
        }
    }

    private synchronized Optional<Job> job(String id) {
        return jobs.stream().filter(j -> j.id().equals(id)).findFirst();
    }

    /** Stops a job within a step; it keeps its place and what it holds. */
    public void pause(String id) throws ProblemException {
        change(id, Job::pause);
    }

    /** Lets a paused job go on. */
    public void resume(String id) throws ProblemException {
        change(id, Job::resume);
    }

    /** Ends a job within a step. Its windows stay in the cache. */
    public void cancel(String id) throws ProblemException {
        Optional<Job> job = job(id);
        if (job.isEmpty() || job.get().over()) {
            return;
        }
        job.get().cancel().request();
        synchronized (this) {
            if (job.get().begin()) {
                job.get().end(new JobView.Cancelled());
                forget(job.get());
            } else if (job.get().paused() && !threadRuns(job.get())) {
                job.get().end(new JobView.Cancelled());
                forget(job.get());
            }
        }
        job.get().cancelled();
        tell();
    }

    private boolean threadRuns(Job job) {
        return threads.stream().anyMatch(t -> t.getName().equals("job " + job.id()) && t.isAlive());
    }

    /** Takes what is over off the list. */
    public synchronized void clearFinished() {
        jobs.removeIf(Job::over);
    }

    /**
     * Puts a job at another place of the queue; it works from the next run of a network on if that
     * is the first.
     *
     * @param index among the jobs as {@link #jobs} lists them
     */
    public void move(String id, int index) throws ProblemException {
        List<Job> moved;
        synchronized (this) {
            moved = new ArrayList<>(ordered());
            Optional<Job> job = job(id);
            if (job.isEmpty()) {
                return;
            }
            moved.remove(job.get());
            moved.add(Math.clamp(index, 0, moved.size()), job.get());
            for (int i = 0; i < moved.size(); i++) {
                moved.get(i).move(i);
            }
        }
        for (Job job : moved) {
            note(job);
        }
        afterChange();
    }

    private void change(String id, Consumer<Job> change) throws ProblemException {
        Optional<Job> job = job(id);
        if (job.isPresent()) {
            change.accept(job.get());
            note(job.get());
            afterChange();
        }
    }

    private void note(Job job) throws ProblemException {
        if (job.over() || job.preview()) {
            return;
        }
        try {
            shop.journal().save(job.entry());
        } catch (IOException e) {
            throw Problems.cache(e);
        }
    }

    private void afterChange() {
        schedule();
        shop.gate().reconsider();
        tell();
    }

    private synchronized List<Job> ordered() {
        return jobs.stream().sorted(Comparator.comparingInt(Job::rank)).toList();
    }

    /** All jobs, the most urgent first. */
    public List<JobView> jobs() {
        return ordered().stream().map(Job::view).toList();
    }

    /**
     * Listens to what becomes of jobs: called after every change and step, on any thread; it must
     * not wait.
     *
     * @return ends it
     */
    public Listening listen(Consumer<? super List<JobView>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Someone listens, until this is closed. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private void tell() {
        List<JobView> now = jobs();
        listeners.forEach(l -> l.accept(now));
    }

    /**
     * Which windows of a recipe are known: for the cache ruler, and to say what a job would do. Not
     * for the screen's thread.
     */
    public Coverage coverage(Recipe recipe) throws ProblemException {
        List<Coverage.Window> windows = new ArrayList<>();
        List<ShotKeys> shots = keys(recipe).shots();
        for (int i = 0; i < shots.size(); i++) {
            ShotKeys shot = shots.get(i);
            FrameRange frames = shot.shot().frames();
            for (int w : shot.needed()) {
                FrameRange range = shot.windows().window(w);
                windows.add(
                        new Coverage.Window(
                                i,
                                new FrameRange(
                                        frames.start() + range.start(),
                                        Math.min(frames.end(), frames.start() + range.end())),
                                shop.cache().holds(shot.latents(w))));
            }
        }
        return new Coverage(windows);
    }

    /**
     * How long a job would take on this device, judged by the last one of the same model and size;
     * empty if there was none.
     */
    public Optional<Duration> estimate(Recipe recipe, Coverage coverage) {
        int steps = recipe.shots().getFirst().settings().steps().count();
        return shop.paces()
                .find(recipe.model(), recipe.engine(), recipe.clip().size())
                .map(pace -> pace.of((long) coverage.missing() * steps, recipe.frameCount()));
    }

    /**
     * A finished frame for the viewer, if a preview has made it. Not for the screen's thread.
     *
     * @param frame of the clip
     */
    public Optional<Proxy> proxy(Recipe recipe, int frame) throws ProblemException {
        Optional<Key> key = keys(recipe).finished(frame);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return shop.cache().proxy(key.get());
        } catch (IOException e) {
            throw Problems.cache(e);
        }
    }

    /**
     * Waits until a job is over, or stands still because a disk is full.
     *
     * @return how it is then
     */
    public JobView await(String id) throws InterruptedException {
        Job job = job(id).orElseThrow();
        Object news = new Object();
        try (Listening _ =
                listen(
                        _ -> {
                            synchronized (news) {
                                news.notifyAll();
                            }
                        })) {
            synchronized (news) {
                while (!job.over() && !job.standsStill()) {
                    news.wait(1000);
                }
            }
        }
        return job.view();
    }

    /** Stops all jobs within a step; unfinished exports stay in the journal. */
    @Override
    public void close() {
        List<Job> all;
        List<Thread> running;
        synchronized (this) {
            closed = true;
            all = List.copyOf(jobs);
            running = List.copyOf(threads);
        }
        for (Job job : all) {
            job.cancel().request();
            job.cancelled();
        }
        running.forEach(Threads::join);
        shop.models().close();
        try {
            shop.journal().close();
        } catch (IOException e) {
            System.getLogger(RenderEngine.class.getName())
                    .log(System.Logger.Level.WARNING, "the journal stays locked", e);
        }
    }
}
