package org.interweave.conformance;

import org.interweave.checkpoint.Safetensors;
import org.interweave.diffusion.Stop;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A case in a .safetensors file. Every tensor in it is an input or is compared. */
final class TensorCase {
    private final Path path;
    private final Safetensors file;
    private final Set<String> used = new TreeSet<>();
    private Comparison comparison = new Comparison();

    /**
     * @param file stays the caller's to close
     */
    TensorCase(Path path, Safetensors file) {
        this.path = path;
        this.file = file;
    }

    Path path() {
        return path;
    }

    Set<String> names() {
        return file.shapes().keySet();
    }

    /** The names that begin with a prefix, without it. */
    List<String> under(String prefix) {
        return names().stream()
                .filter(n -> n.startsWith(prefix))
                .map(n -> n.substring(prefix.length()))
                .toList();
    }

    boolean has(String... wanted) {
        return Stream.of(wanted).allMatch(names()::contains);
    }

    /** The .safetensors files of its folder. */
    List<Path> beside() throws IOException {
        return beside(path);
    }

    /** The .safetensors files in the folder of a file. */
    static List<Path> beside(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".safetensors")).sorted().toList();
        }
    }

    /** The header's free text under a key. */
    Optional<String> said(String key) {
        return Optional.ofNullable(file.metadata().get(key));
    }

    /** The same, which must be there. */
    String mustSay(String key) throws Misfit {
        return said(key).orElseThrow(() -> new Misfit("its header lacks " + key));
    }

    Shape shape(String name) throws Misfit {
        Shape shape = file.shapes().get(name);
        if (shape == null) {
            throw new Misfit("lacks " + name);
        }
        return shape;
    }

    Tensor read(String name) throws IOException {
        shape(name);
        used.add(name);
        return file.read(name);
    }

    /** Compares a tensor of the file with the program's. */
    void near(String name, Tensor actual, double tolerance) throws IOException {
        comparison.near(name, read(name), actual, tolerance);
    }

    /** Where everything else is compared. */
    Comparison comparison() {
        return comparison;
    }

    /**
     * Compares under each candidate until one fits; what is compared already counts for none of
     * them.
     *
     * @param candidates what the file leaves open, the likeliest first
     */
    <T> void underOneOf(List<T> candidates, Candidate<T> check) throws IOException, Stop {
        if (candidates.isEmpty()) {
            throw new Misfit("no known configuration fits it");
        }
        Optional<Misfit> reason = Optional.empty();
        Optional<Comparison> best = Optional.empty();
        for (T candidate : candidates) {
            comparison = new Comparison();
            try {
                check.run(candidate);
            } catch (Misfit e) {
                reason = Optional.of(e);
                continue;
            } catch (IllegalArgumentException e) {
                reason = Optional.of(new Misfit(String.valueOf(e.getMessage())));
                continue;
            }
            if (comparison.passed()) {
                return;
            }
            if (best.isEmpty() || comparison.worst() < best.get().worst()) {
                best = Optional.of(comparison);
            }
        }
        if (best.isEmpty() && reason.isPresent()) {
            throw reason.get();
        }
        comparison = best.orElseThrow();
    }

    /** A check that needs to know more than the file says. */
    @FunctionalInterface
    interface Candidate<T> {
        void run(T candidate) throws IOException, Stop;
    }

    /** Refuses a case of which some tensor was neither an input nor compared. */
    void checkAllUsed() throws Misfit {
        for (String name : names()) {
            if (!used.contains(name)) {
                throw new Misfit("holds " + name + ", of which this program knows nothing");
            }
        }
    }
}
