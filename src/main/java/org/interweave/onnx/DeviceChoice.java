package org.interweave.onnx;

/** What the user asks for. */
public enum DeviceChoice {
    /** The GPU if its provider truly loads, else the processor. */
    AUTO,
    CUDA,
    CPU
}
