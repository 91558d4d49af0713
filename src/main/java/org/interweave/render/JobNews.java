package org.interweave.render;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells those who listen what becomes of jobs. Any thread may call it. */
final class JobNews {
    private final List<Consumer<? super List<JobView>>> listeners = new CopyOnWriteArrayList<>();

    /** See {@link RenderEngine#listen}. */
    RenderEngine.Listening listen(Consumer<? super List<JobView>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells how all jobs are now. */
    void tell(List<JobView> now) {
        listeners.forEach(l -> l.accept(now));
    }

    /** Waits until a job is over, or stands still because a disk is full. */
    void await(Job job) throws InterruptedException {
        Object heard = new Object();
        try (RenderEngine.Listening _ =
                listen(
                        _ -> {
                            synchronized (heard) {
                                heard.notifyAll();
                            }
                        })) {
            synchronized (heard) {
                while (!job.over() && !job.standsStill()) {
                    heard.wait(1000);
                }
            }
        }
    }
}
