package org.interweave.conformance;

import org.interweave.checkpoint.FormulaGraphs;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes graphs and runs them; nothing of a graph stays, in memory or on the disk, once it is
 * closed.
 *
 * @param engine loads graphs
 * @param cancel stops a run
 */
record Lab(Engine engine, Cancel cancel) {
    /** Chooses a graph. */
    @FunctionalInterface
    interface Writer {
        Path write(FormulaGraphs graphs) throws IOException;
    }

    /** Opens a graph; closed by the caller. */
    Network open(Writer writer) throws IOException {
        return open(Set.of(), writer);
    }

    /** Opens a graph which also gives places inside; closed by the caller. */
    Network open(Set<String> watched, Writer writer) throws IOException {
        Path folder = Files.createTempDirectory("interweave-conformance");
        try {
            Network network = engine.open(writer.write(new FormulaGraphs(folder, watched)));
            return new Temporary(network, folder);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /** Runs a graph once. */
    RunResult.Done run(Network network, Map<String, Tensor> inputs) throws IOException {
        return switch (network.run(inputs, cancel)) {
            case RunResult.Done done -> done;
            case RunResult.OutOfMemory(String detail) ->
                    throw new Misfit("does not fit in this device's memory: " + detail);
            case RunResult.Cancelled() -> throw new Misfit("was stopped");
        };
    }

    /** Opens a graph, runs it once and closes it. */
    RunResult.Done once(Set<String> watched, Writer writer, Map<String, Tensor> inputs)
            throws IOException {
        try (Network network = open(watched, writer)) {
            return run(network, inputs);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /** A network whose files go with it. */
    private record Temporary(Network network, Path folder) implements Network {
        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            return network.run(inputs, cancel);
        }

        @Override
        public void close() {
            network.close();
            try {
                delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
