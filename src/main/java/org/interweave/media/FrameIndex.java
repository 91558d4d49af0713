package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.interweave.frame.Onlooker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The timestamps of all frames of a file in the order shown, found by reading it through once.
 *
 * <p>Only so is the count exact and a frame found by its number: what files say of themselves is
 * often rounded or wrong.
 */
final class FrameIndex {
    /** Decoded frames that are compared with the packets of an interlaced file. */
    private static final int FIRST = 8;

    private final long[] stamps;
    private final NavigableMap<Long, Long> keys;
    private final boolean timed;

    private FrameIndex(long[] stamps, NavigableMap<Long, Long> keys, boolean timed) {
        this.stamps = stamps;
        this.keys = keys;
        this.timed = timed;
    }

    /**
     * @param onlooker hears of the bytes read
     * @throws MediaException if the file cannot be read, or it was stopped
     */
    static FrameIndex scan(Path path, boolean interlaced, Onlooker onlooker) throws MediaException {
        LongStream.Builder stamps = LongStream.builder();
        NavigableMap<Long, Long> keys = new TreeMap<>();
        boolean timed = true;
        AVPacket packet = av_packet_alloc();
        try (Demuxer demuxer = Demuxer.open(path)) {
            int stream = demuxer.video().orElseThrow();
            demuxer.keepOnly(List.of(stream));
            while (timed && demuxer.read(packet)) {
                goOn(demuxer, onlooker);
                if (packet.stream_index() == stream
                        && (packet.flags() & AV_PKT_FLAG_DISCARD) == 0) {
                    timed = packet.pts() != AV_NOPTS_VALUE;
                    stamps.add(packet.pts());
                    if ((packet.flags() & AV_PKT_FLAG_KEY) != 0) {
                        boolean placed = packet.dts() != AV_NOPTS_VALUE;
                        keys.put(packet.pts(), placed ? packet.dts() : packet.pts());
                    }
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        if (timed) {
            long[] sorted = stamps.build().sorted().distinct().toArray();
            FrameIndex index = new FrameIndex(sorted, keys, true);
            // Interlaced files may store the two fields of a frame as two packets.
            if (!interlaced || index.startsWith(stamps(path, FIRST, onlooker))) {
                return index;
            }
        }
        return decoded(path, keys, onlooker);
    }

    /** The index of a file whose packets tell no time, or are not one frame each: by decoding. */
    private static FrameIndex decoded(Path path, NavigableMap<Long, Long> keys, Onlooker onlooker)
            throws MediaException {
        long[] stamps = stamps(path, Integer.MAX_VALUE, onlooker);
        boolean timed = true;
        for (int i = 0; i < stamps.length; i++) {
            timed &= stamps[i] != AV_NOPTS_VALUE && (i == 0 || stamps[i] > stamps[i - 1]);
        }
        return timed
                ? new FrameIndex(stamps, keys, true)
                : new FrameIndex(LongStream.range(0, stamps.length).toArray(), keys, false);
    }

    /** The timestamps of the first frames that the decoder gives. */
    private static long[] stamps(Path path, int most, Onlooker onlooker) throws MediaException {
        LongStream.Builder stamps = LongStream.builder();
        AVFrame frame = av_frame_alloc();
        try (Demuxer demuxer = Demuxer.open(path);
                FrameDecoder decoder = FrameDecoder.open(demuxer, demuxer.video().orElseThrow())) {
            for (int i = 0; i < most && decoder.next(frame); i++) {
                stamps.add(frame.best_effort_timestamp());
                goOn(demuxer, onlooker);
            }
        } finally {
            av_frame_free(frame);
        }
        return stamps.build().toArray();
    }

    private static void goOn(Demuxer demuxer, Onlooker onlooker) throws MediaException {
        if (!onlooker.sees(demuxer.position(), demuxer.length())) {
            throw MediaException.stopped(demuxer.path());
        }
    }

    private boolean startsWith(long[] first) {
        return Arrays.equals(first, Arrays.copyOf(stamps, Math.min(first.length, stamps.length)));
    }

    /** The number of frames. */
    int frames() {
        return stamps.length;
    }

    /** Whether frames can be found by their timestamps; else only by counting from the first. */
    boolean timed() {
        return timed;
    }

    /** The timestamp of a frame, in the stream's ticks; its number if the file has no time. */
    long stamp(int frame) {
        return stamps[frame];
    }

    /** The frame with a timestamp; negative if there is none. */
    int frame(long stamp) {
        return Arrays.binarySearch(stamps, stamp);
    }

    /** The key frame at or before a frame; 0 if none is known. */
    int keyBefore(int frame) {
        Map.Entry<Long, Long> key = keys.floorEntry(stamps[frame]);
        return key == null ? 0 : Math.max(0, frame(key.getKey()));
    }

    /** Where a key frame is stored, as a timestamp to seek to. */
    long stored(int key) {
        return keys.getOrDefault(stamps[key], stamps[key]);
    }
}
