package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads the frames of a file, each found by its timestamp. */
final class FileReader implements VideoReader {
    private static final int NONE = -1;

    private final VideoInfo info;
    private final FrameIndex index;
    private final FrameToPicture pictures;
    private Demuxer demuxer;
    private FrameDecoder decoder;
    private AVFrame shown = av_frame_alloc();
    private AVFrame ahead = av_frame_alloc();
    private int shownAt = NONE;
    private int aheadAt = NONE;
    private int counted;

    private FileReader(Demuxer demuxer, FrameDecoder decoder, FrameIndex index, VideoInfo info) {
        this.demuxer = demuxer;
        this.decoder = decoder;
        this.index = index;
        this.info = info;
        this.pictures = new FrameToPicture(new Turn(info.video().rotation() / 90));
    }

    static FileReader open(Path path, Onlooker onlooker) throws MediaException {
        Demuxer demuxer = Demuxer.open(path);
        boolean opened = false;
        try {
            Probe probe = Probe.of(demuxer, onlooker);
            FrameDecoder decoder = openDecoder(demuxer);
            opened = true;
            return new FileReader(demuxer, decoder, probe.index(), probe.info());
        } finally {
            if (!opened) {
                demuxer.close();
            }
        }
    }

    private static FrameDecoder openDecoder(Demuxer demuxer) throws MediaException {
        int stream = demuxer.video().orElseThrow();
        demuxer.keepOnly(List.of(stream));
        return FrameDecoder.open(demuxer, stream);
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public List<Path> files() {
        return List.of(info.path());
    }

    @Override
    public Picture read(int frame, Size size) throws MediaException {
        Objects.checkIndex(frame, index.frames());
        if (frame < shownAt || (frame > shownAt + 1 && index.keyBefore(frame) > shownAt)) {
            seek(frame);
        }
        while (shownAt < frame && fetch() && (aheadAt <= frame || shownAt == NONE)) {
            AVFrame old = shown;
            shown = ahead;
            ahead = old;
            shownAt = aheadAt;
            aheadAt = NONE;
        }
        if (shownAt == NONE) {
            throw new MediaException(
                    MediaException.Reason.NOT_A_VIDEO,
                    info.path() + " has no frame that can be decoded",
                    "check that it plays elsewhere");
        }
        return pictures.picture(shown, size);
    }

    /** Goes to the last key frame from which {@code frame} can be reached. */
    private void seek(int frame) throws MediaException {
        int from = frame;
        do {
            from = index.keyBefore(from);
            restart(from);
            from--;
        } while (fetch() && aheadAt > frame && from >= 0);
        if (aheadAt > frame) {
            restart(0);
        }
    }

    private void restart(int key) throws MediaException {
        shownAt = NONE;
        aheadAt = NONE;
        counted = 0;
        if (key == 0 || !index.timed() || !decoder.seek(index.stored(key))) {
            decoder.close();
            demuxer.close();
            demuxer = Demuxer.open(info.path());
            decoder = openDecoder(demuxer);
        }
    }

    /** Decodes the frame that follows, if it is not there yet; false at the end. */
    private boolean fetch() throws MediaException {
        while (aheadAt == NONE) {
            if (!decoder.next(ahead)) {
                return false;
            }
            int found = index.timed() ? index.frame(ahead.best_effort_timestamp()) : counted++;
            aheadAt = found > shownAt ? found : NONE;
        }
        return true;
    }

    @Override
    public void close() {
        pictures.close();
        decoder.close();
        demuxer.close();
        av_frame_free(shown);
        av_frame_free(ahead);
    }
}
