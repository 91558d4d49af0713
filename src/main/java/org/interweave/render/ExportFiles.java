package org.interweave.render;

import org.interweave.frame.Picture;
import org.interweave.media.Delivery;
import org.interweave.media.HardwareEncoders;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The files and folders that exports are written to.
 *
 * @param hardware that may encode them
 * @param watcher sees every frame on the writing thread, before it is written
 */
public record ExportFiles(HardwareEncoders hardware, Consumer<? super Picture> watcher) {
    /** Encoded by whatever hardware may be used, and seen by nobody. */
    public ExportFiles(HardwareEncoders hardware) {
        this(hardware, _ -> {});
    }

    FrameSink create(Path target, Delivery delivery) throws ProblemException {
        return new WatchedSink(ClipSink.create(target, delivery, hardware), watcher);
    }
}
