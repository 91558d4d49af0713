package org.interweave.media;

import org.interweave.frame.Picture;

import java.nio.file.Path;

/**
 * A clip being written, frame by frame, under a temporary name beside its target.
 *
 * <p>The same frames give the same bytes. One thread at a time may use it. Closing it before {@link
 * #finish} discards everything written; the target is then as it was.
 */
public interface VideoWriter extends AutoCloseable {
    /**
     * Starts writing in the format of the target's ending, see {@link OutputFormat#of}.
     *
     * @throws MediaException if the target cannot be written or the sound cannot be read
     */
    static VideoWriter create(Path target, Delivery delivery) throws MediaException {
        OutputFormat format = OutputFormat.of(target);
        return format == OutputFormat.FOLDER
                ? FolderWriter.create(target, delivery)
                : FileWriter.create(target, format, delivery);
    }

    /**
     * Looks whether a clip could be written, before anything is done for it: its encoder is there
     * and takes such pictures, and a folder holds nothing else. Writes nothing.
     *
     * @throws MediaException if it could not
     */
    static void check(Path target, Delivery delivery) throws MediaException {
        OutputFormat format = OutputFormat.of(target);
        VideoEncoder.open(target, VideoCoding.of(format, target, delivery), delivery).close();
        if (format == OutputFormat.FOLDER) {
            OutputFolder.check(target);
        }
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
