package org.interweave.media;

import org.interweave.frame.Picture;

import java.nio.file.Path;

/**
 * A clip being written, frame by frame, under a temporary name beside its target.
 *
 * <p>The same frames give the same bytes, unless hardware encodes them. One thread at a time may
 * use it. Closing it before {@link #finish} discards everything written; the target is then as it
 * was.
 */
public interface VideoWriter extends AutoCloseable {
    /**
     * Starts writing in the format of the target's ending, see {@link OutputFormat#of}.
     *
     * @param hardware that may be used
     * @throws MediaException if the target cannot be written or the sound cannot be read
     */
    static VideoWriter create(Path target, Delivery delivery, HardwareEncoders hardware)
            throws MediaException {
        OutputFormat format = OutputFormat.of(target);
        return format == OutputFormat.FOLDER
                ? FolderWriter.create(target, delivery, hardware)
                : FileWriter.create(target, format, delivery, hardware);
    }

    /** The same of what needs no hardware. */
    static VideoWriter create(Path target, Delivery delivery) throws MediaException {
        return create(target, delivery, HardwareEncoders.NONE);
    }

    /**
     * Looks whether a clip could be written, before anything is done for it: its encoder is there
     * and takes such pictures, and a folder holds nothing else. Writes nothing.
     *
     * @throws MediaException if it could not
     */
    static void check(Path target, Delivery delivery, HardwareEncoders hardware)
            throws MediaException {
        OutputFormat format = OutputFormat.of(target);
        VideoCoding coding = VideoCoding.of(format, target, delivery, hardware);
        VideoEncoder.open(target, coding, delivery).close();
        if (format == OutputFormat.FOLDER) {
            OutputFolder.check(target);
        }
    }

    /**
     * Looks whether a target may be of a codec, whatever the size of its pictures.
     *
     * @throws MediaException if its ending is of another, or no hardware encodes it
     */
    static void check(Path target, Delivery.Codec codec, HardwareEncoders hardware)
            throws MediaException {
        VideoCoding.check(OutputFormat.of(target), target, codec, hardware);
    }

    /**
     * Writes the next frame; values outside [0, 1] are clamped.
     *
     * @throws MediaException if it cannot be written; an own reason if the disk is full
     * @throws IllegalArgumentException if its size is not the delivery's
     */
    void write(Picture picture) throws MediaException;

    /** Ends the clip and moves it to its target, replacing what was there. */
    void finish() throws MediaException;

    @Override
    void close();
}
