package org.interweave.render;

import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An engine that notes what its networks run, so that the same can be run again with nothing beside
 * it: the bare networks, against which a job is measured. Any thread may call it.
 */
public final class RunLog implements Engine {
    private static final int TIMES = 3;

    private final Engine engine;
    private final List<Logged> open = new ArrayList<>();

    /** Notes what runs on an engine. */
    public RunLog(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs of one network with inputs of one size.
     *
     * @param graph the network's file
     * @param input the shape of its latents
     * @param runs how many there were
     * @param seconds one takes alone, the median of {@value #TIMES}
     */
    public record Bare(String graph, String input, int runs, double seconds) {
        /** Of all of them. */
        public double total() {
            return runs * seconds;
        }
    }

    /** Runs one of each kind that was run, in networks that are still open, and takes its time. */
    public synchronized List<Bare> measure() {
        List<Bare> all = new ArrayList<>();
        for (Logged network : open) {
            network.kinds.forEach(
                    (shapes, kind) ->
                            all.add(
                                    new Bare(
                                            network.graph,
                                            String.valueOf(shapes.get("latents")),
                                            kind.runs,
                                            network.seconds(kind.inputs))));
        }
        return all;
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
    public OptionalLong freeBytes() {
        return engine.freeBytes();
    }

    @Override
    public synchronized Network open(Path graph) throws IOException {
        Logged network = new Logged(String.valueOf(graph.getFileName()), engine.open(graph));
        open.add(network);
        return network;
    }

    private synchronized void closed(Logged network) {
        open.remove(network);
    }

    /** Runs with inputs of the same shapes. */
    private static final class Kind {
        private final Map<String, Tensor> inputs;
        private int runs;

        Kind(Map<String, Tensor> inputs) {
            this.inputs = inputs;
        }
    }

    private final class Logged implements Network {
        private final String graph;
        private final Network network;
        private final Map<Map<String, Shape>, Kind> kinds = new HashMap<>();

        Logged(String graph, Network network) {
            this.graph = graph;
            this.network = network;
        }

        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            Map<String, Shape> shapes = new HashMap<>();
            inputs.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
            synchronized (RunLog.this) {
                kinds.computeIfAbsent(Map.copyOf(shapes), _ -> new Kind(Map.copyOf(inputs))).runs++;
            }
            return network.run(inputs, cancel);
        }

        double seconds(Map<String, Tensor> inputs) {
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                long start = System.nanoTime();
                network.run(inputs, new Cancel());
                seconds.add((System.nanoTime() - start) / 1e9);
            }
            seconds.sort(null);
            return seconds.get(TIMES / 2);
        }

        @Override
        public void close() {
            closed(this);
            network.close();
        }
    }
}
