package org.interweave.media;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.interweave.frame.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a file says its colours are meant, in FFmpeg's names; {@code unknown} where it does not say.
 *
 * @param range {@code tv} or {@code pc}
 * @param matrix such as {@code bt709}, {@code smpte170m}, {@code gbr}
 * @param primaries such as {@code bt709}
 * @param transfer such as {@code bt709}, {@code smpte2084}
 */
public record ColourTags(String range, String matrix, String primaries, String transfer) {
    static final String UNKNOWN = "unknown";

    /** Rows from which a clip that does not say its matrix is taken for HD, as players do. */
    private static final int HD_ROWS = 720;

    /** Nothing is said. */
    public static final ColourTags UNSAID = new ColourTags(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

    static ColourTags of(int range, int matrix, int primaries, int transfer) {
        return new ColourTags(
                name(avutil.av_color_range_name(range)),
                name(avutil.av_color_space_name(matrix)),
                name(avutil.av_color_primaries_name(primaries)),
                name(avutil.av_color_transfer_name(transfer)));
    }

    private static String name(@Nullable BytePointer name) {
        return name == null || name.isNull() ? UNKNOWN : name.getString();
    }

    /**
     * The tags of a picture stored as luma and chroma: a matrix and a range that were not said, or
     * were RGB's, are said as this picture's size lets players assume.
     */
    ColourTags forLumaChroma(Size source) {
        boolean said = !matrix.equals(UNKNOWN) && !matrix.equals("gbr");
        String assumed = source.height() < HD_ROWS ? "smpte170m" : "bt709";
        boolean keepsRange = said && range.equals("pc");
        return new ColourTags(
                keepsRange ? "pc" : "tv", said ? matrix : assumed, primaries, transfer);
    }

    /** The tags of a picture stored as full-range RGB. */
    ColourTags forRgb() {
        return new ColourTags("pc", "gbr", primaries, transfer);
    }

    int rangeCode() {
        return Math.max(0, avutil.av_color_range_from_name(range));
    }

    int matrixCode() {
        return code(avutil.av_color_space_from_name(matrix));
    }

    int primariesCode() {
        return code(avutil.av_color_primaries_from_name(primaries));
    }

    int transferCode() {
        return code(avutil.av_color_transfer_from_name(transfer));
    }

    private static int code(int found) {
        return found < 0 ? avutil.AVCOL_SPC_UNSPECIFIED : found;
    }
}
