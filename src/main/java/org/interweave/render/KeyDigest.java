package org.interweave.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Adds up what a {@link Key} is made of; each part is told apart from its neighbours. */
final class KeyDigest {
    private final MessageDigest digest = sha256();

    /**
     * @param kind what the key names, so that no two kinds share one
     */
    KeyDigest(String kind) {
        text(kind);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    KeyDigest text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
        return this;
    }

    KeyDigest number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
        return this;
    }

    KeyDigest decimal(double number) {
        return number(Double.doubleToLongBits(number));
    }

    KeyDigest key(Key key) {
        return text(key.hex());
    }

    /** The key of all that was added; ends the digest. */
    Key key() {
        return new Key(HexFormat.of().formatHex(digest.digest()));
    }
}
