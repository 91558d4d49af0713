package org.interweave.render;

import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * An engine whose networks' time is taken: how much of the wall time the device works. Any thread
 * may ask.
 */
public final class MeteredEngine implements Engine {
    private final Engine engine;
    private final LongSupplier nanoTime;
    private long running;
    private long loading;
    private long firstRun;
    private boolean ran;

    /**
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    public MeteredEngine(Engine engine, LongSupplier nanoTime) {
        this.engine = engine;
        this.nanoTime = nanoTime;
    }

    /**
     * What was seen so far.
     *
     * @param running time inside runs of networks
     * @param wall time since the first run began, without the loading of further networks
     */
    public record Reading(Duration running, Duration wall) {
        /** The share of the wall time in which the device worked; 0 before the first run. */
        public double share() {
            return wall.isZero() ? 0 : (double) running.toNanos() / (double) wall.toNanos();
        }
    }

    /** The time taken so far. */
    public synchronized Reading reading() {
        long wall = ran ? nanoTime.getAsLong() - firstRun - loading : 0;
        return new Reading(Duration.ofNanos(running), Duration.ofNanos(wall));
    }

    private synchronized void begun(long at) {
        if (!ran) {
            ran = true;
            firstRun = at;
        }
    }

    private synchronized void loaded(long from) {
        if (ran) {
            loading += nanoTime.getAsLong() - from;
        }
    }

    private synchronized void ended(long from) {
        running += nanoTime.getAsLong() - from;
    }

    @Override
    public String identity() {
        return engine.identity();
    }

    @Override
    public String description() {
        return engine.description();
    }

    @Override
    public Network open(Path graph) throws IOException {
        long start = nanoTime.getAsLong();
        Network network = engine.open(graph);
        loaded(start);
        return new Metered(network);
    }

    private final class Metered implements Network {
        private final Network network;

        Metered(Network network) {
            this.network = network;
        }

        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            long start = nanoTime.getAsLong();
            begun(start);
            try {
                return network.run(inputs, cancel);
            } finally {
                ended(start);
            }
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
