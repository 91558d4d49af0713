package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Tensor;

import java.util.HashMap;
import java.util.Map;

/** The keys and values of every prompt of a job, each computed once. */
final class Texts {
    private final Model model;
    private final Cancel cancel;
    private final Map<String, Map<String, Tensor>> known = new HashMap<>();

    Texts(Model model, Cancel cancel) {
        this.model = model;
        this.cancel = cancel;
    }

    Map<String, Tensor> keys(String prompt) throws Stop {
        Map<String, Tensor> keys = known.get(prompt);
        if (keys == null) {
            keys = model.text(prompt, cancel);
            known.put(prompt, keys);
        }
        return keys;
    }
}
