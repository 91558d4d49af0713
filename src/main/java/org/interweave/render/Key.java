package org.interweave.render;

/**
 * A name that follows from content: two things with one key are the same, bit for bit.
 *
 * @param hex SHA-256, 64 lower-case hexadecimal digits
 */
public record Key(String hex) {
    private static final int DIGITS = 64;

    public Key {
        if (hex.length() != DIGITS || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException(hex);
        }
    }

    @Override
    public String toString() {
        return hex.substring(0, 12);
    }
}
