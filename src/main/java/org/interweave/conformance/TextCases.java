package org.interweave.conformance;

import org.interweave.diffusion.Stop;
import org.interweave.network.TextConfig;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The text encoder, with what its layers give. */
record TextCases(Lab lab, Configs configs) {
    private static final String RESULT = "last_hidden_state";

    List<Kind<TensorCase>> tensors() {
        return List.of(new Kind<>(f -> f.has("input_ids", RESULT), this::encode));
    }

    private void encode(TensorCase file) throws IOException, Stop {
        Tensor tokens = file.read("input_ids");
        Shape text = file.shape(RESULT);
        Map<String, String> places = new TreeMap<>();
        for (String name : file.under("trace.")) {
            places.put("trace." + name, place(name));
        }
        file.underOneOf(
                configs.of(TextConfig.class, file).stream()
                        .filter(c -> c.width() == text.at(-1) && c.positions() == text.at(1))
                        .toList(),
                config -> {
                    RunResult.Done done =
                            lab.once(
                                    java.util.Set.copyOf(places.values()),
                                    g -> g.textEncoder(config),
                                    Map.of("tokens", tokens));
                    file.near(RESULT, done.output("text"), Tolerances.NETWORK);
                    for (Map.Entry<String, String> place : places.entrySet()) {
                        file.near(
                                place.getKey(), done.output(place.getValue()), Tolerances.NETWORK);
                    }
                });
    }

    private static String place(String name) throws Misfit {
        if (name.equals("embeddings")) {
            return "text_model.embeddings.out";
        }
        if (name.startsWith("layer_")) {
            return "text_model.encoder.layers." + name.substring("layer_".length()) + ".out";
        }
        throw new Misfit("the trace " + name + " is not known");
    }
}
