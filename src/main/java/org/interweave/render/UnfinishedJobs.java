package org.interweave.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of jobs until they are over: exports are written down, so that they are taken up
 * after a crash, and the windows of all jobs stay in the cache. Any thread may call it.
 */
final class UnfinishedJobs implements AutoCloseable {
    private final Journal journal;
    private final WindowCache cache;
    private final SourceHashes hashes;
    private final Map<String, WindowCache.Pin> pins = new HashMap<>();
    private boolean closed;

    UnfinishedJobs(Journal journal, WindowCache cache, SourceHashes hashes) {
        this.journal = journal;
        this.cache = cache;
        this.hashes = hashes;
    }

    /** The exports that no running program holds, in their order; they are held now. */
    synchronized List<Journal.Entry> recover() throws ProblemException {
        try {
            return journal.recover();
        } catch (IOException e) {
            throw Problems.cache(e);
        }
    }

    /**
     * Holds a new job; one with the same target that nobody works on is forgotten.
     *
     * @throws ProblemException if another program works on one with the same target
     */
    synchronized void hold(Job job) throws ProblemException {
        List<Key> needed = hashes.keys(job.order().recipe()).latents();
        try {
            if (job.order().target().isPresent()) {
                Path target = job.order().target().get();
                if (!journal.supersede(target)) {
                    throw targetTaken(target);
                }
                journal.save(job.entry());
            }
        } catch (IOException e) {
            throw Problems.cache(e);
        }
        pins.put(job.id(), cache.pin(needed));
    }

    /** Two jobs must not write to one place. */
    static ProblemException targetTaken(Path target) {
        return new ProblemException(
                Problem.Kind.OUTPUT,
                "another job that is not over writes to " + target,
                "wait for it, cancel it, or choose another name");
    }

    /** Writes down what has changed about a job. */
    synchronized void note(Job job) throws ProblemException {
        if (job.over() || job.preview()) {
            return;
        }
        try {
            journal.save(job.entry());
        } catch (IOException e) {
            throw Problems.cache(e);
        }
    }

    /** The same when other windows are needed now. */
    synchronized void noteRecipe(Job job) throws ProblemException {
        WindowCache.Pin pin = cache.pin(hashes.keys(job.order().recipe()).latents());
        WindowCache.Pin before = pins.put(job.id(), pin);
        if (before != null) {
            before.close();
        }
        note(job);
    }

    /** A job is over; once closed, it is not: it was stopped and will be taken up again. */
    synchronized void forget(Job job) {
        WindowCache.Pin pin = pins.remove(job.id());
        if (closed) {
            return;
        }
        if (pin != null) {
            pin.close();
        }
        try {
            journal.delete(job.id());
        } catch (IOException e) {
            System.getLogger(UnfinishedJobs.class.getName())
                    .log(System.Logger.Level.WARNING, "a job stays in the journal", e);
        }
    }

    /** What is stopped from now on stays unfinished. */
    synchronized void leave() {
        closed = true;
    }

    /** Lets go of all jobs, which stay unfinished. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            journal.close();
        } catch (IOException e) {
            System.getLogger(UnfinishedJobs.class.getName())
                    .log(System.Logger.Level.WARNING, "the journal stays locked", e);
        }
    }
}
