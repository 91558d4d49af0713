package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

class MeteredEngineTest {
    private final AtomicLong clock = new AtomicLong(1_000);

    private final MeteredEngine engine = new MeteredEngine(new Slow(), clock::get);

    @Test
    void theShareIsThatOfRunsSinceTheFirst() throws IOException {
        assertEquals(0, engine.reading().share());
        try (Network network = engine.open(Path.of("graph"))) {
            clock.addAndGet(5_000); // before the first run
            network.run(Map.of(), new Cancel());
            clock.addAndGet(100);
            engine.open(Path.of("another")).close();
            network.run(Map.of(), new Cancel());
            clock.addAndGet(100);
        }
        assertEquals(600, engine.reading().running().toNanos());
        assertEquals(800, engine.reading().wall().toNanos());
        assertEquals(0.75, engine.reading().share());
    }

    /** Every run takes 300 ns of the clock. */
    private final class Slow implements Engine {
        @Override
        public String identity() {
            return "slow";
        }

        @Override
        public String description() {
            return "slow";
        }

        @Override
        public Network open(Path graph) {
            clock.addAndGet(7_000);
            return new Network() {
                @Override
                public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
                    clock.addAndGet(300);
                    return new RunResult.Done(Map.of());
                }

                @Override
                public void close() {}
            };
        }
    }
}
