package org.interweave.render;

import org.interweave.frame.Picture;
import org.interweave.media.Delivery;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.MediaException;
import org.interweave.media.VideoWriter;

import java.nio.file.Path;

/** An output file or folder of pictures, under a temporary name until it is whole. */
public final class ClipSink implements FrameSink {
    private final VideoWriter writer;

    private ClipSink(VideoWriter writer) {
        this.writer = writer;
    }

    /**
     * Starts an output in the format of its ending.
     *
     * @param hardware that may encode it
     * @throws ProblemException if it cannot be written
     */
    public static ClipSink create(Path target, Delivery delivery, HardwareEncoders hardware)
            throws ProblemException {
        try {
            return new ClipSink(VideoWriter.create(target, delivery, hardware));
        } catch (MediaException e) {
            throw Problems.media(e);
        }
    }

    /** The same of what needs no hardware. */
    public static ClipSink create(Path target, Delivery delivery) throws ProblemException {
        return create(target, delivery, HardwareEncoders.NONE);
    }

    @Override
    public void write(Picture picture) throws ProblemException {
        try {
            writer.write(picture);
        } catch (MediaException e) {
            throw Problems.media(e);
        }
    }

    @Override
    public void finish() throws ProblemException {
        try {
            writer.finish();
        } catch (MediaException e) {
            throw Problems.media(e);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
