package org.interweave.checkpoint;

import com.fasterxml.jackson.databind.node.MissingNode;

import org.interweave.network.WeightShapes;
import org.interweave.tensor.Shape;

import java.util.Map;

/** Tells whether some weights are those of a network of ours. */
public final class Architectures {
    private Architectures() {}

    /**
     * Checks that names and shapes are exactly what a UNet, VAE or text encoder of some size has.
     *
     * @throws CheckpointException with the name of each that is missing, misshapen or extra
     */
    public static void check(Map<String, Shape> weights) throws CheckpointException {
        Configurations told = new Configurations(weights, MissingNode.getInstance());
        try {
            if (weights.keySet().stream().anyMatch(n -> n.startsWith("text_model."))) {
                TensorList.check("the text encoder", WeightShapes.of(told.text()), weights);
            } else if (weights.keySet().stream().anyMatch(n -> n.startsWith("decoder."))) {
                TensorList.check("the VAE", WeightShapes.of(told.vae()), weights);
            } else {
                TensorList.check(
                        "the UNet", WeightShapes.of(told.unet(textWidth(weights))), weights);
            }
        } catch (IllegalArgumentException e) {
            throw new CheckpointException("no such network is possible: " + e.getMessage(), e);
        }
    }

    private static int textWidth(Map<String, Shape> weights) {
        return weights.entrySet().stream()
                .filter(e -> e.getKey().endsWith("attn2.to_k.weight") && e.getValue().rank() == 2)
                .map(e -> e.getValue().at(1))
                .findFirst()
                .orElse(1);
    }
}
