package org.interweave.project;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everything a user has decided; immutable.
 *
 * @param model the bundle's name; empty for the default one
 * @param clips in the order in which they were added
 * @param outputs how films are delivered, the preferred first, at least one
 * @param blindTests in the order in which they were made
 */
public record Document(
        String model, List<Clip> clips, List<OutputPreset> outputs, List<BlindResult> blindTests) {
    /** Nothing yet. */
    public static final Document EMPTY =
            new Document("", List.of(), OutputPreset.usual(), List.of());

    public Document {
        clips = List.copyOf(clips);
        outputs = List.copyOf(outputs);
        blindTests = List.copyOf(blindTests);
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("a document has at least one output preset");
        }
    }

    Document clip(int index, UnaryOperator<Clip> change) {
        List<Clip> changed = new ArrayList<>(clips);
        changed.set(index, change.apply(clips.get(index)));
        return withClips(changed);
    }

    Document withClips(List<Clip> other) {
        return new Document(model, other, outputs, blindTests);
    }
}
