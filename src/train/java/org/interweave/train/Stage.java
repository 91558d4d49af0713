package org.interweave.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the recipe.
 *
 * @param kind what is trained, on what
 * @param updates how many
 * @param clips taken from the library, from the first on
 * @param windows in one update
 * @param frames of a window
 * @param side of a low-resolution window's square, in pixels
 * @param simple share of simple degradations, a third of them a mean over 4x4 pixels only
 * @param rate of learning at the start, falling along a cosine
 * @param lastRate at the end
 */
record Stage(
        Kind kind,
        int updates,
        int clips,
        int windows,
        int frames,
        int side,
        double simple,
        double rate,
        double lastRate) {
    /** What is trained. */
    enum Kind {
        /** The VAE's decoder. */
        VAE,
        /** Layers within the frame and the text encoder: stands for a pretrained prior. */
        PRIOR,
        /** Layers along time; those within the frame are frozen. */
        TEMPORAL,
        /** The text encoder and what listens to it; single frames. */
        TEXT,
        /** All of UNet and text encoder. */
        ALL;

        private static boolean hearsText(String name) {
            return name.startsWith("text.")
                    || (name.contains(".attentions.") && !name.contains("temporal"));
        }

        boolean trains(String name) {
            boolean fixed = name.endsWith("freqs");
            boolean network = name.startsWith("unet.") || name.startsWith("text.");
            return !fixed
                    && switch (this) {
                        case VAE ->
                                name.startsWith("vae.decoder.")
                                        || name.startsWith("vae.post_quant_conv.");
                        case PRIOR -> network && !name.contains("temporal");
                        case TEMPORAL -> network && name.contains("temporal");
                        case TEXT -> hearsText(name);
                        case ALL -> network;
                    };
        }
    }

    /** Of the rate, for what starts near its best and moves every pixel. */
    private static final double CAREFUL = 0.02;

    /** Of the rate, for words, which change few pixels and are learnt slowest. */
    private static final double EAGER = 3;

    private static final int WARM_UP = 40;

    /** The share of the rate at which a weight learns: 0 if it does not. */
    double share(String name) {
        boolean direct =
                name.startsWith("unet.direct.")
                        || name.startsWith("unet.time_embedding.")
                        || name.startsWith("unet.class_embedding.");
        double share = direct ? CAREFUL : Kind.hearsText(name) ? EAGER : 1;
        return kind.trains(name) ? share : 0;
    }

    /** The rate of an update, in {@code [0, updates)}. */
    double rate(int update) {
        double along = (double) update / updates;
        double falling = lastRate + (rate - lastRate) * (1 + Math.cos(Math.PI * along)) / 2;
        return falling * Math.min(1, (update + 1.0) / WARM_UP);
    }

    /**
     * Reads a recipe: a stage a line, the record's values with commas between them; lines that
     * start with # are comments.
     */
    static List<Stage> read(Path file) throws IOException {
        List<Stage> stages = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] v = line.strip().split("\\s*,\\s*", -1);
                stages.add(
                        new Stage(
                                Kind.valueOf(v[0]),
                                Integer.parseInt(v[1]),
                                Integer.parseInt(v[2]),
                                Integer.parseInt(v[3]),
                                Integer.parseInt(v[4]),
                                Integer.parseInt(v[5]),
                                Double.parseDouble(v[6]),
                                Double.parseDouble(v[7]),
                                Double.parseDouble(v[8])));
            }
        }
        return stages;
    }
}
