package org.interweave.media;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** The way of one sound track from its source into a file. */
interface SoundRoute extends AutoCloseable {
    /** Takes the source's next packet of this track. */
    void accept(AVPacket packet) throws MediaException;

    /** Writes what is still held back; no packet follows. */
    void finish() throws MediaException;

    @Override
    void close();
}
