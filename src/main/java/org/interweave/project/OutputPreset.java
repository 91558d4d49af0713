package org.interweave.project;

/**
 * How a film is delivered.
 *
 * @param name for people
 * @param ending of the file's name without the dot, which decides the format; empty for a folder of
 *     pictures
 * @param bits a sample, where the format leaves a choice: 8, 10 or 16
 */
public record OutputPreset(String name, String ending, int bits) {
    public OutputPreset {
        if (name.isBlank() || (bits != 8 && bits != 10 && bits != 16)) {
            throw new IllegalArgumentException(name + ", " + bits + " bits");
        }
    }

    /** What a new document offers, the default first. */
    public static java.util.List<OutputPreset> usual() {
        return java.util.List.of(
                new OutputPreset("H.264", "mp4", 8),
                new OutputPreset("ProRes 422 HQ", "mov", 10),
                new OutputPreset("AV1, 10 bits", "mp4", 10),
                new OutputPreset("FFV1, lossless", "mkv", 10),
                new OutputPreset("PNG pictures", "", 16));
    }
}
