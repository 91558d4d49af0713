package org.interweave.project;

import org.interweave.media.Delivery;

import java.util.List;

/**
 * How a film is delivered.
 *
 * @param name for people
 * @param ending of the file's name without the dot, which decides the format; empty for a folder of
 *     pictures
 * @param bits a sample, where the format leaves a choice: 8, 10 or 16
 * @param codec of an MP4 file
 */
public record OutputPreset(String name, String ending, int bits, Delivery.Codec codec) {
    /** What a machine offers besides, if its hardware encodes it. */
    public static final OutputPreset H265 =
            new OutputPreset("H.265", "mp4", 8, Delivery.Codec.H265);

    public OutputPreset {
        boolean fits =
                switch (codec) {
                    case USUAL -> bits == 8 || bits == 10 || bits == 16;
                    case H265 -> bits == 8 && ending.equals("mp4");
                };
        if (name.isBlank() || !fits) {
            throw new IllegalArgumentException(
                    "no format \"%s\": ending \"%s\", %d bits, codec %s"
                            .formatted(name, ending, bits, codec));
        }
    }

    /** In the usual codec. */
    public OutputPreset(String name, String ending, int bits) {
        this(name, ending, bits, Delivery.Codec.USUAL);
    }

    /** What a new document offers, the default first. */
    public static List<OutputPreset> usual() {
        return List.of(
                new OutputPreset("H.264", "mp4", 8),
                new OutputPreset("ProRes 422 HQ", "mov", 10),
                new OutputPreset("AV1, 10 bits", "mp4", 10),
                new OutputPreset("FFV1, lossless", "mkv", 10),
                new OutputPreset("PNG pictures", "", 16));
    }
}
