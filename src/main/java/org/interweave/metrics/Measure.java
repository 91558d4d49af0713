package org.interweave.metrics;

/**
 * What a column of numbers is.
 *
 * @param name short and unique, as in papers: {@code psnr}, {@code e_warp}
 * @param unit for people: {@code dB}, {@code 1/1000}; empty if it has none
 * @param better which way is better
 */
public record Measure(String name, String unit, Better better) {
    /** Which way is better. */
    public enum Better {
        HIGHER,
        LOWER
    }

    static Measure higher(String name, String unit) {
        return new Measure(name, unit, Better.HIGHER);
    }

    static Measure lower(String name, String unit) {
        return new Measure(name, unit, Better.LOWER);
    }
}
