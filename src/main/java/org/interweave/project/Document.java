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
 * @param alarm levels of 255 by which a restored frame may stray from its source, in [0, 255]
 */
public record Document(
        String model,
        List<Clip> clips,
        List<OutputPreset> outputs,
        List<BlindResult> blindTests,
        double alarm) {
    /** Levels of 255 that a good restoration of a clean source does not reach. */
    public static final double USUAL_ALARM = 6;

    /** Nothing yet. */
    public static final Document EMPTY =
            new Document("", List.of(), OutputPreset.usual(), List.of(), USUAL_ALARM);

    public Document {
        clips = List.copyOf(clips);
        outputs = List.copyOf(outputs);
        blindTests = List.copyOf(blindTests);
        if (!(alarm >= 0 && alarm <= 255)) {
            throw new IllegalArgumentException("alarm above " + alarm);
        }
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
        return new Document(model, other, outputs, blindTests, alarm);
    }

    Document withModel(String name) {
        return new Document(name, clips, outputs, blindTests, alarm);
    }

    Document withOutputs(List<OutputPreset> other) {
        return new Document(model, clips, other, blindTests, alarm);
    }

    Document withBlindTests(List<BlindResult> other) {
        return new Document(model, clips, outputs, other, alarm);
    }

    Document withAlarm(double levels) {
        return new Document(model, clips, outputs, blindTests, levels);
    }
}
