package org.interweave.onnx;

/** The answer to a {@link DeviceChoice} on this machine. */
public sealed interface DeviceFound {
    /**
     * A device that can be used.
     *
     * @param reason why this one, in words for the user
     */
    record Usable(Device device, String reason) implements DeviceFound {}

    /**
     * The device asked for cannot be used.
     *
     * @param reason what is missing, in words for the user
     */
    record Unusable(String reason) implements DeviceFound {}
}
