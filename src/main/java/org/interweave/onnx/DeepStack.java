package org.interweave.onnx;

import ai.onnxruntime.OrtException;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Calls into the engine that recurse, made on a thread with room for it.
 *
 * <p>Starting the engine and loading a graph were seen to need more than the 1 MiB that a Java
 * thread has; the process then ends without a word.
 */
final class DeepStack {
    private static final long BYTES = 512L << 20;

    private DeepStack() {}

    /** A call that may fail as the engine's calls do. */
    interface Call<T> {
        T call() throws OrtException;
    }

    /** Waits for the call; an interrupt is kept for later. */
    static <T> T call(Call<T> call) throws OrtException {
        FutureTask<T> task = new FutureTask<>(call::call);
        Thread thread = new Thread(null, task, "engine loader", BYTES);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
