package org.interweave.cli;

import org.interweave.frame.Cancel;
import org.interweave.render.Engine;
import org.interweave.render.Engines;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a clip with a learned metric whose network, in its first run, has this very process
 * asked to end. It prints {@code hook} if the virtual machine ends in the usual way.
 *
 * <p>Arguments: how often it is asked, and those of the command line.
 */
final class InterruptedProcess {
    private InterruptedProcess() {}

    public static void main(String[] arguments) {
        int times = Integer.parseInt(arguments[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        String[] line = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        MetricsCommand metrics = new MetricsCommand(new OnEngine(times), System.out);
        System.exit(InterweaveCommand.run(List.of(metrics), line));
    }

    private record OnEngine(int times) implements Engines, Engine {
        @Override
        public Engine find(Provider provider, OptionalInt threads) {
            return this;
        }

        @Override
        public String identity() {
            return "formula";
        }

        @Override
        public String description() {
            return "formula";
        }

        @Override
        public OptionalLong freeBytes() {
            return OptionalLong.empty();
        }

        @Override
        public Network open(Path graph) {
            return new Asking(times);
        }
    }

    private static final class Asking implements Network {
        private final int times;
        private boolean asked;

        Asking(int times) {
            this.times = times;
        }

        @Override
        public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
            for (int i = 0; i < times && !asked; i++) {
                ask();
            }
            asked = true;
            while (times > 1) {
                LockSupport.park(); // as a network that takes long
            }
            return new RunResult.Done(Map.of("d", Tensor.of(Shape.of(1), 1)));
        }

        private static void ask() {
            try {
                String self = String.valueOf(ProcessHandle.current().pid());
                new ProcessBuilder("kill", "-TERM", self).start().waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {}
    }
}
