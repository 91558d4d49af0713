package org.interweave.ui.model;

import org.interweave.media.SoundReader;

import java.util.Optional;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Plays samples as {@link SoundReader} gives them, and tells how many were heard. */
public interface Speaker extends AutoCloseable {
    /** Plays bytes after those before; waits for room. */
    void play(byte[] bytes);

    /** Moments that were heard since it was opened. */
    long heard();

    /** Forgets what was not heard yet; whoever waits in {@link #play} goes on. */
    void silence();

    @Override
    void close();

    /** The machine's own, if there is one that is free. */
    static Optional<Speaker> ofMachine() {
        AudioFormat format = new AudioFormat(SoundReader.RATE, 16, 2, true, false);
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(format);
            // A tenth of a second: short enough to stop at once, long enough for a busy machine.
            line.open(format, SoundReader.RATE * SoundReader.BYTES / 10);
            line.start();
            return Optional.of(new Line(line));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            System.getLogger(Speaker.class.getName())
                    .log(System.Logger.Level.INFO, "no sound: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A line of the Java sound system. */
    record Line(SourceDataLine line) implements Speaker {
        @Override
        public void play(byte[] bytes) {
            line.write(bytes, 0, bytes.length);
        }

        @Override
        public long heard() {
            return line.getLongFramePosition();
        }

        @Override
        public void silence() {
            line.stop();
            line.flush();
            line.start();
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
