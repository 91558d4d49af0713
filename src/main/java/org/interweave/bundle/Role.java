package org.interweave.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a graph of a bundle is for, with the names of its inputs and outputs. */
public enum Role {
    /**
     * {@code tokens} {@code [batch, positions]} to {@code text} {@code [batch, positions, width]}.
     */
    @JsonProperty("text_encoder")
    TEXT_ENCODER,
    /** {@code text} to the keys and values that the UNet takes; once per prompt. */
    @JsonProperty("text_keys")
    TEXT_KEYS,
    /**
     * {@code latents} {@code [batch, channels, frames, height, width]}, {@code low_res}, {@code
     * timestep} and {@code noise_level} {@code [batch]}, keys and values, to {@code prediction}.
     */
    @JsonProperty("unet")
    UNET,
    /** {@code latents} to {@code pictures}, enlarged by the VAE's factor, about -1 to 1. */
    @JsonProperty("vae_decoder")
    VAE_DECODER,
    /** {@code pictures} to {@code moments}: means and log variances of latents. */
    @JsonProperty("vae_encoder")
    VAE_ENCODER;

    /** The name of the graph's file and of this role in the manifest. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
