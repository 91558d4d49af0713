package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.Map;

/** The keys and values of the prompts of a job; the last few are kept, as shots share them. */
final class Texts {
    private static final int KEPT = 16;

    private final Model model;
    private final Cancel cancel;
    private final Map<String, Map<String, Tensor>> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Map<String, Tensor>> eldest) {
                    return size() > KEPT;
                }
            };

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
