package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.javacpp.IntPointer;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;

/**
 * By how much a stored picture is turned to stand upright.
 *
 * @param quarters quarter turns clockwise, 0 to 3
 */
record Turn(int quarters) {
    static Turn of(AVCodecParameters stream) {
        AVPacketSideData matrix =
                av_packet_side_data_get(
                        stream.coded_side_data(),
                        stream.nb_coded_side_data(),
                        AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull()) {
            return new Turn(0);
        }
        double anticlockwise = av_display_rotation_get(new IntPointer(matrix.data()));
        return Double.isNaN(anticlockwise)
                ? new Turn(0)
                : new Turn(Math.floorMod(Math.round(-anticlockwise / 90), 4));
    }

    int degrees() {
        return 90 * quarters;
    }

    boolean swapsSides() {
        return quarters % 2 == 1;
    }

    /** The size after the turn, or, as it is the same, before it. */
    Size turned(Size size) {
        return swapsSides()
                ? new Size(/* width= */ size.height(), /* height= */ size.width())
                : size;
    }

    Rational turned(Rational aspect) {
        return swapsSides() ? aspect.inverse() : aspect;
    }

    /** The place in the upright picture of the stored pixel at row {@code y}, column {@code x}. */
    int place(int y, int x, Size stored) {
        int width = stored.width();
        int height = stored.height();
        return switch (quarters) {
            case 0 -> y * width + x;
            case 1 -> x * height + (height - 1 - y);
            case 2 -> (height - 1 - y) * width + (width - 1 - x);
            default -> (width - 1 - x) * height + y;
        };
    }
}
