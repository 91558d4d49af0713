package org.interweave.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How weights are stored; graphs compute in fp32 either way. */
public enum Precision {
    @JsonProperty("fp16")
    FP16,
    @JsonProperty("fp32")
    FP32
}
