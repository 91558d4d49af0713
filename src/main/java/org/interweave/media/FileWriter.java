package org.interweave.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.interweave.frame.Picture;

import java.nio.file.Path;
import java.util.Optional;

/** Writes a container file with pictures and sound. */
final class FileWriter implements VideoWriter {
    private final PartFile part;
    private final Muxer muxer;
    private final VideoEncoder encoder;
    private final AVStream stream;
    private final Optional<SoundCarrier> sound;
    private boolean open = true;

    private FileWriter(
            PartFile part,
            Muxer muxer,
            VideoEncoder encoder,
            AVStream stream,
            Optional<SoundCarrier> sound) {
        this.part = part;
        this.muxer = muxer;
        this.encoder = encoder;
        this.stream = stream;
        this.sound = sound;
    }

    static FileWriter create(
            Path target, OutputFormat format, Delivery delivery, HardwareEncoders hardware)
            throws MediaException {
        VideoCoding coding = VideoCoding.of(format, target, delivery, hardware);
        PartFile part = PartFile.beside(target);
        VideoEncoder encoder = VideoEncoder.open(target, coding, delivery);
        try {
            return create(part, encoder, format, delivery);
        } catch (MediaException | RuntimeException e) {
            encoder.close();
            part.close();
            throw e;
        }
    }

    private static FileWriter create(
            PartFile part, VideoEncoder encoder, OutputFormat format, Delivery delivery)
            throws MediaException {
        Muxer muxer = Muxer.create(part.path(), format);
        try {
            AVStream stream = muxer.addStream();
            encoder.describe(stream);
            Optional<SoundCarrier> sound = Optional.empty();
            if (delivery.sound().isPresent()) {
                sound = Optional.of(SoundCarrier.open(delivery.sound().get(), muxer, format));
            }
            FileWriter writer = new FileWriter(part, muxer, encoder, stream, sound);
            writer.begin();
            return writer;
        } catch (MediaException e) {
            muxer.close();
            throw e;
        }
    }

    private void begin() throws MediaException {
        try {
            muxer.begin();
        } catch (MediaException e) {
            sound.ifPresent(SoundCarrier::close);
            throw e;
        }
    }

    @Override
    public void write(Picture picture) throws MediaException {
        encoder.write(picture, this::mux);
        if (sound.isPresent()) {
            sound.get().upTo(encoder.next());
        }
    }

    @Override
    public void finish() throws MediaException {
        encoder.finish(this::mux);
        if (sound.isPresent()) {
            sound.get().finish();
        }
        muxer.end();
        closeNatives();
        part.move();
    }

    private void mux(AVPacket packet) throws MediaException {
        muxer.write(packet, stream, encoder.timeBase());
    }

    private void closeNatives() {
        if (open) {
            open = false;
            sound.ifPresent(SoundCarrier::close);
            muxer.close();
            encoder.close();
        }
    }

    @Override
    public void close() {
        closeNatives();
        part.close();
    }
}
