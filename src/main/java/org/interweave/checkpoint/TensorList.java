package org.interweave.checkpoint;

import org.interweave.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the tensors of a checkpoint with those an architecture needs. */
final class TensorList {
    /** More names than anybody reads. */
    private static final int NAMES = 200;

    private TensorList() {}

    /**
     * Checks that exactly the needed tensors are there, in their shapes. Tables of places 0, 1, ..,
     * which some versions of transformers save, and the authors' shared copy of the rotary
     * frequencies, are not missed and not in the way.
     *
     * @throws CheckpointException with a first line that counts, and the name of each that is
     *     missing, misshapen or extra in the lines below
     */
    static void check(String network, Map<String, Shape> needed, Map<String, Shape> present)
            throws CheckpointException {
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        needed.forEach(
                (name, shape) -> {
                    Shape found = present.get(name);
                    if (found == null) {
                        missing.add(name);
                    } else if (!found.equals(shape)) {
                        misshapen.add("%s is %s, not %s".formatted(name, found, shape));
                    }
                });
        List<String> extra =
                present.keySet().stream()
                        .filter(name -> !needed.containsKey(name))
                        .filter(name -> !name.endsWith(".position_ids"))
                        .filter(name -> !name.equals("temporal_rotary_emb.freqs"))
                        .toList();
        if (missing.isEmpty() && misshapen.isEmpty() && extra.isEmpty()) {
            return;
        }
        throw new CheckpointException(
                "%s does not fit: %d tensors missing, %d misshapen, %d extra"
                                .formatted(network, missing.size(), misshapen.size(), extra.size())
                        + listed("missing", missing)
                        + listed("misshapen", misshapen)
                        + listed("extra", extra));
    }

    private static String listed(String what, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String more = names.size() > NAMES ? "\n    ..." : "";
        return "\n  %s:\n    %s%s"
                .formatted(
                        what,
                        String.join("\n    ", names.subList(0, Math.min(NAMES, names.size()))),
                        more);
    }
}
