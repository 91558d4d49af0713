package org.interweave.render;

import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Stop;
import org.interweave.frame.Bicubic;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.tensor.Tensor;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Matches colours, mixes and writes finished frames, on two threads of its own: one finishes a
 * frame while the other writes the one before.
 */
final class FrameWriter implements AutoCloseable {
    private static final int LEAST = 4;
    private static final int MOST = 16;
    private static final long BYTES = 128L << 20;

    private final Conveyor<Future<Picture>> conveyor;
    private final ExecutorService finisher;
    private final Shares shares = new Shares();
    private final FrameSink sink;
    private final ProgressMeter meter;
    private final Thread thread;
    private volatile @Nullable ProblemException failure;

    /**
     * A frame before it is finished.
     *
     * @param pixels {@code [1, 3, 1, height, width]}, about [-1, 1]
     * @param source the low-resolution frame
     * @param settings how it is finished
     */
    record Restored(Tensor pixels, Picture source, Settings settings) {
        Picture picture(Shares shares, StageClock clock) {
            try (StageClock.Span _ = clock.in(Stage.COLOUR)) {
                return picture(shares);
            }
        }

        private Picture picture(Shares shares) {
            Size size = new Size(pixels.shape().at(4), pixels.shape().at(3));
            float[] samples = pixels.toArray();
            for (int i = 0; i < samples.length; i++) {
                samples[i] = Math.clamp(samples[i] * 0.5f + 0.5f, 0f, 1f);
            }
            Picture picture = Picture.of(size, samples);
            ColourMatch colour = settings.colour();
            if (colour == ColourMatch.OFF && settings.mix().changesNothing()) {
                return picture;
            }
            Picture bicubic = new Bicubic(size).resize(source);
            Picture matched = colour.match(picture, bicubic);
            return settings.mix().changesNothing()
                    ? matched
                    : Mix.apply(matched, bicubic, shares.of(settings.mix(), size));
        }
    }

    /** The shares of the last mix, which is the same for all frames of a shot. */
    static final class Shares {
        private Mix mix = Mix.NONE;
        private float[] shares = {};

        float[] of(Mix wanted, Size size) {
            if (!wanted.equals(mix) || shares.length != size.pixels()) {
                mix = wanted;
                shares = wanted.shares(size);
            }
            return shares;
        }
    }

    /**
     * @param sink closed by the caller, after this
     * @param size of the frames; when they are small, enough of them may wait that the device goes
     *     on with the next shot while those of the last chunk are written
     */
    FrameWriter(FrameSink sink, Size size, ProgressMeter meter) {
        long frame = (long) Picture.CHANNELS * Float.BYTES * size.pixels();
        conveyor = new Conveyor<>(Math.clamp(BYTES / frame, LEAST, MOST));
        this.sink = sink;
        this.meter = meter;
        finisher =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("finish").factory());
        thread = Thread.ofPlatform().daemon().name("encode").start(this::writeAll);
    }

    private void writeAll() {
        try {
            for (Optional<Future<Picture>> next = conveyor.take();
                    next.isPresent();
                    next = conveyor.take()) {
                write(next.get().get());
                meter.frameWritten();
            }
        } catch (ProblemException e) {
            failed(e);
        } catch (ExecutionException e) {
            failed(Problems.bug(e.getCause() == null ? e : e.getCause()));
        } catch (RuntimeException | Error | InterruptedException e) {
            // The thread's root: a bug must reach the user, not end in a wait for ever.
            failed(Problems.bug(e));
        }
    }

    private void write(Picture picture) throws ProblemException {
        try (StageClock.Span _ = meter.clock().in(Stage.ENCODE)) {
            sink.write(picture);
        }
    }

    private void failed(ProblemException e) {
        failure = e;
        conveyor.abandon();
    }

    /** Takes the next frame; waits while the encoder is behind. */
    void write(Restored frame) throws Stop, ProblemException {
        try (StageClock.Span _ = meter.clock().waiting()) {
            if (conveyor.put(finisher.submit(() -> frame.picture(shares, meter.clock())))) {
                return;
            }
        }
        throwFailure();
        throw new Stop.Cancelled();
    }

    private void throwFailure() throws ProblemException {
        ProblemException e = failure;
        if (e != null) {
            throw e;
        }
    }

    /** Waits for the last frame to be written. */
    void finish() throws ProblemException {
        conveyor.finish();
        try (StageClock.Span _ = meter.clock().waiting()) {
            Threads.join(thread);
        }
        throwFailure();
    }

    /** Stops writing and waits until the sink is no longer used. */
    @Override
    public void close() {
        conveyor.abandon();
        finisher.shutdown();
        Threads.join(thread);
    }
}
