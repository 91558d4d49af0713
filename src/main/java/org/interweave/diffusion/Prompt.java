package org.interweave.diffusion;

/**
 * What a shot shows, in words.
 *
 * @param words the user's own, may be empty
 * @param suffix added to every prompt
 * @param negative what the result should not be
 */
public record Prompt(String words, String suffix, String negative) {
    /** The authors' words for every clip; source: xh9998/DiffVSR 3b2b998, inference_tile.py. */
    public static final Prompt AUTHORS =
            new Prompt(
                    "",
                    "clear, high quality, high-resolution, 4K",
                    "low quality, blurry, low-resolution, noisy, unsharp, weird textures, worst"
                            + " quality");

    /** The same with other words. */
    public Prompt saying(String other) {
        return new Prompt(other, suffix, negative);
    }

    /** The whole positive prompt, joined as the authors do. */
    public String positive() {
        return words.isBlank() ? suffix : (words + " " + suffix).strip();
    }
}
