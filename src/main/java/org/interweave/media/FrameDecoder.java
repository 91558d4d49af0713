package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes one stream of an open file, picture or sound, in the order in which it is shown. */
final class FrameDecoder implements AutoCloseable {
    private final Demuxer demuxer;
    private final int stream;
    private final PacketDecoder decoder;
    private final AVPacket packet = av_packet_alloc();

    private FrameDecoder(Demuxer demuxer, int stream, PacketDecoder decoder) {
        this.demuxer = demuxer;
        this.stream = stream;
        this.decoder = decoder;
    }

    static FrameDecoder open(Demuxer demuxer, int stream) throws MediaException {
        return new FrameDecoder(demuxer, stream, PacketDecoder.open(demuxer, stream));
    }

    /** Decodes the next frame into {@code frame}; false at the end. Damaged packets are skipped. */
    boolean next(AVFrame frame) throws MediaException {
        while (true) {
            switch (decoder.receive(frame)) {
                case FRAME -> {
                    return true;
                }
                case END -> {
                    return false;
                }
                case WANTS_PACKET -> feed();
            }
        }
    }

    private void feed() throws MediaException {
        while (demuxer.read(packet)) {
            boolean ours = packet.stream_index() == stream;
            if (ours) {
                decoder.send(packet);
            }
            av_packet_unref(packet);
            if (ours) {
                return;
            }
        }
        decoder.end();
    }

    /** Goes on at a key frame at or before a timestamp of the stream; false if the file cannot. */
    boolean seek(long timestamp) {
        boolean done = demuxer.seek(stream, timestamp);
        decoder.flush();
        return done;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        decoder.close();
    }
}
