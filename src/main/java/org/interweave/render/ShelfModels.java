package org.interweave.render;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Size;

import java.io.IOException;
import java.util.List;

/**
 * The models of a shelf on an engine.
 *
 * @param shelf where they lie
 * @param more that lie elsewhere
 */
public record ShelfModels(Shelf shelf, List<Bundle> more, Engine device) implements Models {
    public ShelfModels {
        more = List.copyOf(more);
    }

    @Override
    public String engine() {
        return device.identity();
    }

    @Override
    public TilePlan plan(String hash, Size size) throws ProblemException {
        find(hash);
        return TilePlan.USUAL;
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
