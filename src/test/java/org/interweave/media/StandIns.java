package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import java.util.List;
import java.util.Map;

/** Encoders that every machine has, in the place of hardware that this one lacks. */
public final class StandIns {
    private StandIns() {}

    /**
     * Hardware that opens: what it writes as H.265 is MPEG-4, which nothing else here does. Before
     * it stands one that FFmpeg has and that does not take these pixels, and one that nobody has.
     */
    public static HardwareEncoders forH265() {
        return new HardwareEncoders(
                List.of(
                        new HardwareEncoder("hevc_of_nobody", AV_PIX_FMT_YUV420P, Map.of()),
                        new HardwareEncoder("png", AV_PIX_FMT_YUV420P, Map.of()),
                        new HardwareEncoder("mpeg4", AV_PIX_FMT_YUV420P, Map.of())));
    }

    /** A machine whose only card FFmpeg knows and that does not open. */
    public static HardwareEncoders thatDoNotOpen() {
        return new HardwareEncoders(
                List.of(new HardwareEncoder("png", AV_PIX_FMT_YUV420P, Map.of())));
    }
}
