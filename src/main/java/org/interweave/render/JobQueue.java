package org.interweave.render;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The jobs of an engine and the threads that work on them. Any thread may call it.
 *
 * <p>One job works at a time, the first that is not paused; a job that was begun and has to wait
 * keeps what it holds.
 */
final class JobQueue {
    private static final Duration LOOK_FOR_ROOM = Duration.ofSeconds(5);

    private final Workshop shop;
    private final String engine;
    private final JobNews news;
    private final List<Job> jobs = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /**
     * @param engine identity of the engine on which all jobs run
     * @param news is told after every change
     */
    JobQueue(Workshop shop, String engine, JobNews news) {
        this.shop = shop;
        this.engine = engine;
        this.news = news;
    }

    /** See {@link RenderEngine#submit}. */
    String submit(Order order) throws ProblemException {
        String id = UUID.randomUUID().toString();
        synchronized (this) {
            add(new Job(id, here(order), nextPlace(), false));
        }
        news.tell(jobs());
        return id;
    }

    private int nextPlace() {
        return jobs.stream().mapToInt(j -> j.entry().place() + 1).max().orElse(0);
    }

    /** On this engine; what another one has computed is not mixed in. */
    private Order here(Order order) {
        return order.with(order.recipe().on(engine));
    }

    private synchronized void add(Job job) throws ProblemException {
        Optional<Path> target = job.order().target();
        if (target.isPresent()
                && jobs.stream().anyMatch(j -> !j.over() && j.order().target().equals(target))) {
            throw UnfinishedJobs.targetTaken(target.get());
        }
        shop.unfinished().hold(job);
        jobs.add(job);
        schedule();
    }

    /** See {@link RenderEngine#recover}. */
    void recover() throws ProblemException {
        for (Journal.Entry entry : shop.unfinished().recover()) {
            try {
                add(new Job(entry.id(), here(entry.order()), entry.place(), entry.paused()));
            } catch (ProblemException e) {
                Job failed = new Job(entry.id(), entry.order(), entry.place(), true);
                failed.end(new JobView.Failed(e.problem()));
                synchronized (this) {
                    jobs.add(failed);
                }
            }
        }
        news.tell(jobs());
    }

    private synchronized void schedule() {
        Optional<Job> next =
                jobs.stream()
                        .filter(j -> !j.over() && !j.paused())
                        .min(Comparator.comparingInt(Job::rank));
        if (!closed && next.isPresent() && next.get().begin()) {
            Job job = next.get();
            threads.removeIf(thread -> !thread.isAlive());
            threads.add(
                    Thread.ofPlatform().daemon().name("job " + job.id()).start(() -> work(job)));
        }
    }

    /** The root of a job's thread. */
    private void work(Job job) {
        try {
            JobView.State how = outcome(job);
            // Who hears that it is over may end the program: it must not be taken up again.
            shop.unfinished().forget(job);
            job.end(how);
        } catch (RuntimeException | Error e) {
            job.end(new JobView.Failed(Problems.bug(e).problem()));
            throw e;
        } finally {
            synchronized (this) {
                schedule();
            }
            shop.gate().reconsider();
            news.tell(jobs());
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
                        news.tell(jobs());
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

    synchronized Optional<Job> job(String id) {
        return jobs.stream().filter(j -> j.id().equals(id)).findFirst();
    }

    /** Stops a job within a step; it keeps its place and what it holds. */
    void pause(String id) throws ProblemException {
        change(id, Job::pause);
    }

    /** Lets a paused job go on. */
    void resume(String id) throws ProblemException {
        change(id, Job::resume);
    }

    /** Ends a job within a step. Its windows stay in the cache. */
    void cancel(String id) throws ProblemException {
        Optional<Job> job = job(id);
        if (job.isEmpty() || job.get().over()) {
            return;
        }
        job.get().cancel().request();
        synchronized (this) {
            if (job.get().begin() || (job.get().paused() && !threadRuns(job.get()))) {
                shop.unfinished().forget(job.get());
                job.get().end(new JobView.Cancelled());
            }
        }
        job.get().cancelled();
        news.tell(jobs());
    }

    /** Whether nothing is to be done, and something may be. */
    synchronized boolean idle() {
        return !closed && jobs.stream().allMatch(Job::over);
    }

    private boolean threadRuns(Job job) {
        return threads.stream().anyMatch(t -> t.getName().equals("job " + job.id()) && t.isAlive());
    }

    /** Takes what is over off the list. */
    synchronized void clearFinished() {
        jobs.removeIf(Job::over);
    }

    /** Takes a job off the list if it is over. */
    synchronized void forget(String id) {
        jobs.removeIf(j -> j.id().equals(id) && j.over());
    }

    /**
     * Puts a job at another place of the queue; it works from the next run of a network on if that
     * is the first.
     *
     * @param index among the jobs as {@link #jobs} lists them
     */
    void move(String id, int index) throws ProblemException {
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
            shop.unfinished().note(job);
        }
        afterChange();
    }

    private void change(String id, Consumer<Job> change) throws ProblemException {
        Optional<Job> job = job(id);
        if (job.isPresent()) {
            change.accept(job.get());
            shop.unfinished().note(job.get());
            afterChange();
        }
    }

    private void afterChange() {
        schedule();
        shop.gate().reconsider();
        news.tell(jobs());
    }

    private synchronized List<Job> ordered() {
        return jobs.stream().sorted(Comparator.comparingInt(Job::rank)).toList();
    }

    /** All jobs, the most urgent first. */
    List<JobView> jobs() {
        return ordered().stream().map(Job::view).toList();
    }

    /** Stops all jobs within a step and waits for them; unfinished exports stay in the journal. */
    void close() {
        List<Job> all;
        List<Thread> running;
        synchronized (this) {
            closed = true;
            shop.unfinished().leave();
            all = List.copyOf(jobs);
            running = List.copyOf(threads);
        }
        for (Job job : all) {
            job.cancel().request();
            job.cancelled();
        }
        running.forEach(Threads::join);
    }
}
