package org.interweave.diffusion;

import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A UNet under guidance.
 *
 * <p>Inputs of the graph: {@code latents}, {@code low_res}, {@code timestep}, {@code noise_level}
 * and the text keys and values; output {@code prediction}. In one batch the negative prompt comes
 * first, as the authors have it.
 */
public final class NetworkDenoiser implements Denoiser {
    private final Network unet;
    private final Guidance guidance;
    private final int noiseLevel;
    private final Cancel cancel;
    private final List<Map<String, Tensor>> texts;

    private NetworkDenoiser(
            Network unet,
            Text text,
            int noiseLevel,
            Cancel cancel,
            List<Map<String, Tensor>> texts) {
        this.unet = unet;
        this.guidance = text.guidance;
        this.noiseLevel = noiseLevel;
        this.cancel = cancel;
        this.texts = texts;
    }

    /**
     * A denoiser which runs both prompts at once, or one after the other in half the memory.
     *
     * @param noiseLevel of the low-resolution frames; also the network's class label
     */
    public static NetworkDenoiser of(
            Network unet, Text text, int noiseLevel, Batching batching, Cancel cancel) {
        List<Map<String, Tensor>> texts =
                !text.guidance.needed()
                        ? List.of(text.prompt)
                        : switch (batching) {
                            case TOGETHER -> List.of(together(text.negative, text.prompt));
                            case IN_TURN -> List.of(text.negative, text.prompt);
                        };
        return new NetworkDenoiser(unet, text, noiseLevel, cancel, texts);
    }

    private static Map<String, Tensor> together(
            Map<String, Tensor> negative, Map<String, Tensor> prompt) {
        Map<String, Tensor> both = new HashMap<>();
        prompt.forEach(
                (name, keys) -> {
                    Tensor other = negative.get(name);
                    if (other == null) {
                        throw new IllegalArgumentException(name + " is missing");
                    }
                    both.put(name, Tensor.concat(0, List.of(other, keys)));
                });
        return Map.copyOf(both);
    }

    @Override
    public Tensor predict(Tensor latents, Tensor lowRes, int timestep) throws Stop {
        if (!guidance.needed()) {
            return run(texts.getFirst(), latents, lowRes, timestep);
        }
        if (texts.size() == 2) {
            return guidance.combine(
                    run(texts.get(0), latents, lowRes, timestep),
                    run(texts.get(1), latents, lowRes, timestep));
        }
        Tensor both =
                run(
                        texts.getFirst(),
                        Tensor.concat(0, List.of(latents, latents)),
                        Tensor.concat(0, List.of(lowRes, lowRes)),
                        timestep);
        return guidance.combine(both.slice(0, 0, 1), both.slice(0, 1, 2));
    }

    private Tensor run(Map<String, Tensor> text, Tensor latents, Tensor lowRes, int timestep)
            throws Stop {
        Shape batch = Shape.of(latents.shape().at(0));
        Map<String, Tensor> inputs = new HashMap<>(text);
        inputs.put("latents", latents);
        inputs.put("low_res", lowRes);
        inputs.put("timestep", Tensor.generate(batch, _ -> timestep));
        inputs.put("noise_level", Tensor.generate(batch, _ -> noiseLevel));
        return Runs.output(unet.run(inputs, cancel), "prediction");
    }

    /** Whether the two prompts share a run. */
    public enum Batching {
        TOGETHER,
        IN_TURN
    }

    /**
     * What the network is told in words.
     *
     * @param negative keys and values of the negative prompt, by input name
     * @param prompt keys and values of the prompt, by input name
     */
    public record Text(
            Map<String, Tensor> negative, Map<String, Tensor> prompt, Guidance guidance) {
        public Text {
            negative = Map.copyOf(negative);
            prompt = Map.copyOf(prompt);
        }
    }
}
