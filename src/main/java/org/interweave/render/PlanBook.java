package org.interweave.render;

import com.fasterxml.jackson.core.type.TypeReference;

import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tile plans that turned out to fit, by model, device and size of the clip; in a file. Any
 * thread may call it.
 */
final class PlanBook {
    private final Path file;
    private final Map<String, TilePlan> plans;

    private PlanBook(Path file, Map<String, TilePlan> plans) {
        this.file = file;
        this.plans = plans;
    }

    /** Reads the file; a damaged one is as good as none. */
    static PlanBook open(Path file) {
        Map<String, TilePlan> plans = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                plans.putAll(
                        Recipe.JSON.readValue(
                                Files.readString(file),
                                new TypeReference<Map<String, TilePlan>>() {}));
            }
        } catch (IOException e) {
            System.getLogger(PlanBook.class.getName())
                    .log(System.Logger.Level.WARNING, "tile plans forgotten: " + file, e);
        }
        return new PlanBook(file, plans);
    }

    private static String name(String model, String engine, Size size) {
        return model + " " + engine + " " + size;
    }

    synchronized Optional<TilePlan> plan(String model, String engine, Size size) {
        return Optional.ofNullable(plans.get(name(model, engine, size)));
    }

    synchronized void record(String model, String engine, Size size, TilePlan plan)
            throws IOException {
        if (!plan.equals(plans.put(name(model, engine, size), plan))) {
            WholeFile.write(file, Recipe.JSON.writeValueAsString(plans));
        }
    }
}
