package org.interweave.ui.model;

import org.interweave.render.Problem;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What nobody expected on a thread, which only a bug can cause: it is logged, and the user is told.
 *
 * @param screen the thread on which it is told
 * @param told shows it
 */
record Uncaught(Executor screen, Consumer<? super Problem> told)
        implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        System.getLogger(Uncaught.class.getName())
                .log(System.Logger.Level.ERROR, "on the thread \"" + thread.getName() + "\"", e);
        screen.execute(() -> told.accept(Problems.bug(e)));
    }
}
