package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

class DeviceWordsTest {
    @TempDir Path folder;

    private final Queue<Runnable> work = new ArrayDeque<>();

    @Test
    void theDeviceIsAskedForAsideAndOnce() {
        try (Rendering rendering = new FormulaStudio(folder).rendering()) {
            DeviceWords device = new DeviceWords(rendering, work::add, Runnable::run);
            device.ask();
            assertEquals("", device.words().get());
            work.remove().run();
            assertEquals("formula 1", device.words().get());
            device.ask();
            assertEquals(0, work.size());
        }
    }

    @Test
    void whyThereIsNoneIsSaid() {
        Rendering.Place place =
                new Rendering.Place(Engines.Provider.CUDA, Optional.empty(), 0, _ -> {});
        Rendering.Opener none =
                _ -> {
                    throw new ProblemException(Problem.Kind.DEVICE, "no GPU", "use the processor");
                };
        try (Rendering rendering = new Rendering(none, place)) {
            DeviceWords device = new DeviceWords(rendering, Runnable::run, Runnable::run);
            device.ask();
            assertEquals("no GPU; use the processor", device.words().get());
        }
    }
}
