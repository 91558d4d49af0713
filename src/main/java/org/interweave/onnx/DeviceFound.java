package org.interweave.onnx;

/** Whether a device can be used on this machine. */
public sealed interface DeviceFound {
    /** It can. */
    record Usable() implements DeviceFound {}

    /**
     * It cannot.
     *
     * @param reason what is missing, in words for the user
     */
    record Unusable(String reason) implements DeviceFound {}
}
