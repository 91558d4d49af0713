package org.interweave.ui.model;

import org.interweave.media.Delivery;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.MediaException;
import org.interweave.media.VideoWriter;
import org.interweave.project.OutputPreset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The disks and the encoders that are here.
 *
 * <p>One thread at a time.
 */
public final class ThisMachine implements ExportGround {
    private final HardwareEncoders hardware;
    private Optional<Passed> passed = Optional.empty();

    /** What was looked at last and can be written: to open an encoder takes time and memory. */
    private record Passed(Path target, Delivery delivery) {}

    /**
     * @param hardware that may encode
     */
    public ThisMachine(HardwareEncoders hardware) {
        this.hardware = hardware;
    }

    @Override
    public List<OutputPreset> formats() {
        return hardware.writeH265() ? List.of(OutputPreset.H265) : List.of();
    }

    @Override
    public long room(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public void check(Path target, Delivery delivery) throws MediaException {
        Optional<Passed> now = Optional.of(new Passed(target, delivery));
        if (!now.equals(passed)) {
            VideoWriter.check(target, delivery, hardware);
            passed = now;
        }
    }
}
