package org.interweave.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What this machine's hardware encodes. H.265 is written by hardware only: its encoder in software,
 * libx265, is GPL.
 *
 * <p>Found out once, at the first question, which may take seconds: not for the screen's thread.
 * Any other may ask.
 */
public final class HardwareEncoders {
    /** No hardware at all. */
    public static final HardwareEncoders NONE = new HardwareEncoders(List.of());

    private final List<HardwareEncoder> candidates;
    private boolean tried;
    private Optional<HardwareEncoder> found = Optional.empty();

    /**
     * @param candidates for H.265, the best first
     */
    HardwareEncoders(List<HardwareEncoder> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    /** Whatever is in this machine. */
    public static HardwareEncoders ofMachine() {
        return new HardwareEncoders(HardwareEncoder.OF_H265);
    }

    /** Whether H.265 can be written. */
    public boolean writeH265() {
        return find().isPresent();
    }

    /**
     * The encoder of H.265.
     *
     * @throws MediaException if there is none
     */
    HardwareEncoder h265() throws MediaException {
        return find().orElseThrow(this::missing);
    }

    private synchronized Optional<HardwareEncoder> find() {
        if (!tried) {
            found = builtIn().stream().filter(HardwareEncoder::works).findFirst();
            tried = true;
        }
        return found;
    }

    private List<HardwareEncoder> builtIn() {
        return candidates.stream().filter(HardwareEncoder::isBuiltIn).toList();
    }

    private MediaException missing() {
        String names =
                builtIn().stream().map(HardwareEncoder::name).collect(Collectors.joining(", "));
        return new MediaException(
                MediaException.Reason.UNWRITABLE,
                "H.265 is encoded by hardware only, and this machine has none that does"
                        + (names.isEmpty() ? "" : " (tried: " + names + ")"),
                "choose AV1, whose files are as small, or another format; or install the driver"
                        + " of a graphics card that encodes H.265 and start Interweave again");
    }
}
