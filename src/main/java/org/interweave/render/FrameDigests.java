package org.interweave.render;

import org.interweave.frame.Picture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Passes frames on and notes what each was, bit for bit. */
final class FrameDigests implements FrameSink {
    private static final int BYTES = 8;

    private final FrameSink next;
    private final List<String> digests = new ArrayList<>();

    /**
     * @param next closed with this
     */
    FrameDigests(FrameSink next) {
        this.next = next;
    }

    @Override
    public void write(Picture picture) throws ProblemException {
        digests.add(digest(picture));
        next.write(picture);
    }

    /** Names the samples of a picture: the first 8 bytes of their SHA-256. */
    static String digest(Picture picture) {
        float[] samples = new float[Picture.CHANNELS * picture.size().pixels()];
        picture.copyTo(samples, 0);
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * Float.BYTES);
        bytes.asFloatBuffer().put(samples);
        byte[] digest = KeyDigest.sha256().digest(bytes.array());
        return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    }

    /** One for each frame so far. */
    List<String> digests() {
        return List.copyOf(digests);
    }

    @Override
    public void finish() throws ProblemException {
        next.finish();
    }

    @Override
    public void close() {
        next.close();
    }
}
