package org.interweave.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.interweave.frame.Picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes numbered PNG files, the sound as a Matroska file beside them, and the frame rate.
 *
 * <p>A folder of the target's name is replaced only if it is empty or was written by this class.
 */
final class FolderWriter implements VideoWriter {
    private final Path target;
    private final OutputFolder folder;
    private final VideoEncoder encoder;
    private int count;

    private FolderWriter(Path target, OutputFolder folder, VideoEncoder encoder) {
        this.target = target;
        this.folder = folder;
        this.encoder = encoder;
    }

    static FolderWriter create(Path target, Delivery delivery, HardwareEncoders hardware)
            throws MediaException {
        VideoCoding coding = VideoCoding.of(OutputFormat.FOLDER, target, delivery, hardware);
        OutputFolder folder = OutputFolder.beside(target);
        try {
            new SequenceFile(delivery.times().rate(), delivery.pixelAspect()).write(folder.path());
            if (delivery.sound().isPresent()) {
                writeSound(delivery.sound().get(), folder.path().resolve(SequenceFile.SOUND));
            }
            return new FolderWriter(target, folder, VideoEncoder.open(target, coding, delivery));
        } catch (IOException e) {
            folder.close();
            throw OutputFolder.unwritable(target, e);
        } catch (MediaException e) {
            folder.close();
            throw e;
        }
    }

    private static void writeSound(Sound sound, Path file) throws MediaException {
        try (Muxer muxer = Muxer.create(file, OutputFormat.MKV);
                SoundCarrier carrier = SoundCarrier.open(sound, muxer, OutputFormat.MKV)) {
            muxer.begin();
            carrier.finish();
            muxer.end();
        }
    }

    @Override
    public void write(Picture picture) throws MediaException {
        encoder.write(picture, this::store);
    }

    private void store(AVPacket packet) throws MediaException {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        Path file = folder.path().resolve(String.format(Locale.ROOT, "%08d.png", count));
        count++;
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw OutputFolder.unwritable(target, e);
        }
    }

    @Override
    public void finish() throws MediaException {
        encoder.finish(this::store);
        folder.move();
    }

    @Override
    public void close() {
        encoder.close();
        folder.close();
    }
}
