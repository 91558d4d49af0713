package org.interweave.frame;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for the frames of a clip as SMPTE ST 12-1 has them: hours, minutes, seconds, frames.
 *
 * <p>Drop frame skips names, never frames: at 30000/1001 the first two names of every minute but
 * the tenth (four at 60000/1001), so that names keep up with the clock.
 *
 * @param rate frames per second
 * @param drop whether names are dropped; only where the rate is 30000/1001 or 60000/1001
 */
public record Timecode(Rational rate, boolean drop) {
    private static final Pattern FORM = Pattern.compile("(\\d+):(\\d\\d):(\\d\\d)[:;](\\d\\d+)");

    public Timecode {
        if (rate.numerator() <= 0 || (drop && !canDrop(rate))) {
            throw new IllegalArgumentException("rate=" + rate + " drop=" + drop);
        }
    }

    /** The usual names at a rate: dropped where they can be. */
    public static Timecode of(Rational rate) {
        return new Timecode(rate, canDrop(rate));
    }

    /** Whether a rate has dropped names. */
    public static boolean canDrop(Rational rate) {
        return rate.denominator() == 1001
                && (rate.numerator() == 30000 || rate.numerator() == 60000);
    }

    /** Frames that share a name of a second. */
    public int framesPerSecond() {
        return (int) Math.max(1, Math.round(rate.toDouble()));
    }

    private int droppedPerMinute() {
        return drop ? framesPerSecond() / 15 : 0;
    }

    /**
     * The name of a frame, such as {@code 00:01:00;02}.
     *
     * @param frame at least 0
     */
    public String name(int frame) {
        int perSecond = framesPerSecond();
        long number = frame;
        if (drop) {
            int dropped = droppedPerMinute();
            long perMinute = 60L * perSecond - dropped;
            long perTen = 10 * perMinute + dropped;
            long tens = number / perTen;
            long rest = number % perTen;
            number += 9L * dropped * tens;
            if (rest >= 60L * perSecond) {
                number += dropped * (1 + (rest - 60L * perSecond) / perMinute);
            }
        }
        long seconds = number / perSecond;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%s%02d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                drop ? ";" : ":",
                number % perSecond);
    }

    /** The frame of a name or of a plain number; empty if it is neither, or a dropped name. */
    public Optional<Integer> frame(String name) {
        String text = name.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Integer.parseInt(text));
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long minutes = Long.parseLong(form.group(1)) * 60 + Long.parseLong(form.group(2));
        long seconds = minutes * 60 + Long.parseLong(form.group(3));
        long frames = seconds * framesPerSecond() + Long.parseLong(form.group(4));
        long number = frames - droppedPerMinute() * (minutes - minutes / 10);
        return number >= 0
                        && number <= Integer.MAX_VALUE
                        && name((int) number).equals(canonical(text))
                ? Optional.of((int) number)
                : Optional.empty();
    }

    private String canonical(String text) {
        String padded = text.indexOf(':') == 1 ? "0" + text : text;
        int last = padded.length() - 3;
        return padded.substring(0, last) + (drop ? ";" : ":") + padded.substring(last + 1);
    }
}
