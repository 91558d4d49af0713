package org.interweave.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Takes packets that an encoder gives; a packet is the sink's until it returns. */
@FunctionalInterface
interface PacketSink {
    void accept(AVPacket packet) throws MediaException;
}
