package org.interweave.ui;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** JavaFX's thread, waited for by a test's. */
public final class ScreenThread {
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final long PATIENCE_SECONDS = 300;
    private static final int STILL_PULSES = 15;
    private static final int MOST_PULSES = 300;

    private ScreenThread() {}

    /** Starts JavaFX, once in a process. */
    public static void start() {
        if (!STARTED.getAndSet(true)) {
            System.setProperty("prism.order", "sw");
            CompletableFuture<Boolean> up = new CompletableFuture<>();
            Platform.startup(() -> up.complete(true));
            up.join();
            Platform.setImplicitExit(false);
        }
    }

    /** Runs something there; at once if this is it. */
    public static <T> T on(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Does something there. */
    public static void does(Runnable work) {
        on(
                () -> {
                    work.run();
                    return true;
                });
    }

    /**
     * Waits until something is so, asking at every pulse.
     *
     * @throws TimeoutException if it is not so after the given seconds
     */
    public static void until(Callable<Boolean> condition, long seconds) throws TimeoutException {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        AnimationTimer timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        try {
                            if (condition.call()) {
                                met.complete(true);
                            }
                        } catch (Exception e) { // The condition is the test's own code.
                            met.completeExceptionally(e);
                        }
                    }
                };
        does(timer::start);
        try {
            met.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            Platform.runLater(timer::stop);
        }
    }

    /** The same, patiently. */
    public static void until(Callable<Boolean> condition) {
        try {
            until(condition, PATIENCE_SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for some pulses. */
    public static void pulses(int count) {
        int[] left = {count};
        until(() -> left[0]-- <= 0);
    }

    /** Waits until nothing moves: what is seen stays the same for a while, or never does. */
    public static void settle(Scene scene) {
        int[] before = argb(scene);
        int still = 0;
        for (int pulse = 0; still < STILL_PULSES && pulse < MOST_PULSES; pulse += 5) {
            pulses(5);
            int[] now = argb(scene);
            still = Arrays.equals(before, now) ? still + 5 : 0;
            before = now;
        }
    }

    /** What is seen. */
    public static BufferedImage picture(Scene scene) {
        WritableImage image = on(() -> scene.snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, argb(image), 0, width);
        return copy;
    }

    private static int[] argb(Scene scene) {
        return argb(on(() -> scene.snapshot(null)));
    }

    private static int[] argb(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return argb;
    }
}
