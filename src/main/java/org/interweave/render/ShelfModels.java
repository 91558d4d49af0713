package org.interweave.render;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.BundleFile;
import org.interweave.bundle.GraphFiles;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.Precision;
import org.interweave.bundle.Role;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Size;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The models of a shelf on an engine.
 *
 * @param shelf where they lie
 * @param more that lie elsewhere
 */
public record ShelfModels(Shelf shelf, List<Bundle> more, Engine device) implements Models {
    /** The share of the free memory that weights may take which nobody has asked for yet. */
    private static final double AHEAD = 0.25;

    public ShelfModels {
        more = List.copyOf(more);
    }

    @Override
    public String engine() {
        return device.identity();
    }

    @Override
    public String description() {
        return device.description();
    }

    @Override
    public TilePlan plan(String hash, Size size, Optional<String> loaded) throws ProblemException {
        Bundle bundle = find(hash);
        OptionalLong free = device.freeBytes();
        if (free.isEmpty()) {
            return TilePlan.USUAL;
        }
        long held = loaded.isPresent() ? weightBytes(find(loaded.get()).manifest(), Role.UNET) : 0;
        return new MemoryEstimate(
                        weightBytes(bundle.manifest(), Role.UNET), free.getAsLong() + held)
                .plan(size);
    }

    @Override
    public boolean leavesRoom(String hash) throws ProblemException {
        Manifest manifest = find(hash).manifest();
        long bytes = weightBytes(manifest, Role.UNET) + weightBytes(manifest, Role.VAE_DECODER);
        OptionalLong free = device.freeBytes();
        return free.isEmpty() || bytes <= AHEAD * free.getAsLong();
    }

    private static long weightBytes(Manifest manifest, Role role) {
        GraphFiles graph = manifest.graphs().get(role);
        if (graph == null) {
            return 0;
        }
        long bytes = 0;
        for (String file : graph.weights()) {
            BundleFile known = manifest.files().get(file);
            bytes += known == null ? 0 : known.bytes();
        }
        return manifest.precision() == Precision.FP16 ? 2 * bytes : bytes;
    }

    @Override
    public Model open(String hash) throws ProblemException {
        return BundleModel.open(find(hash), device);
    }

    private Bundle find(String hash) throws ProblemException {
        for (Bundle bundle : more) {
            if (bundle.hash().equals(hash)) {
                return bundle;
            }
        }
        try {
            for (Shelf.Found found : shelf.list()) {
                if (found instanceof Shelf.Found.Usable(Bundle bundle)
                        && bundle.hash().equals(hash)) {
                    return bundle;
                }
            }
        } catch (IOException e) {
            throw Problems.model(e);
        }
        throw new ProblemException(
                Problem.Kind.MODEL,
                "the model of this job is not here any more (hash " + hash.substring(0, 12) + ")",
                "install it again, or render with another one");
    }
}
