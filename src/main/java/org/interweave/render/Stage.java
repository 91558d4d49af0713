package org.interweave.render;

/** What a thread of a job can be doing. */
public enum Stage {
    /** Waiting for networks to be loaded. */
    LOAD(false),
    /** Reading and decoding frames of the clip. */
    SOURCE(false),
    /** Encoding prompts, the loading of the text encoder included. */
    TEXT(false),
    /** What the runs of networks need before and after: noise, fusing, tiles, the cache. */
    HOST(false),
    /** Runs of the denoiser. */
    UNET(true),
    /** Runs of the decoder. */
    DECODER(true),
    /** Averaging decoded frames with their neighbours. */
    FILTER(false),
    /** Enlarging the original and matching its colours. */
    COLOUR(false),
    /** Encoding and writing the output, the digests of its frames included. */
    ENCODE(false);

    private final boolean device;

    Stage(boolean device) {
        this.device = device;
    }

    /** Whether the device works on it. */
    public boolean device() {
        return device;
    }
}
