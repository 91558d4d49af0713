package org.interweave.render;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

    /**
     * Waits until a job has come far enough.
     *
     * @return how it is then
     */
    JobView await(Job job, Predicate<? super JobView.State> enough) throws InterruptedException {
        Object heard = new Object();
        try (RenderEngine.Listening _ =
                listen(
                        _ -> {
                            synchronized (heard) {
                                heard.notifyAll();
                            }
                        })) {
            synchronized (heard) {
                JobView view = job.view();
                while (!enough.test(view.state())) {
                    heard.wait(1000);
                    view = job.view();
                }
                return view;
            }
        }
    }
}
