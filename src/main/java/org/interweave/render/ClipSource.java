package org.interweave.render;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.Cut;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A clip on disk. Whoever opened it closes it. */
public final class ClipSource implements FrameSource, AutoCloseable {
    private final VideoReader reader;

    private ClipSource(VideoReader reader) {
        this.reader = reader;
    }

    /**
     * Opens a file or a folder of pictures.
     *
     * @throws ProblemException if it is missing, unreadable, no video, or too small
     */
    public static ClipSource open(Path clip) throws ProblemException {
        try {
            return new ClipSource(VideoReader.open(clip));
        } catch (MediaException e) {
            throw Problems.media(e);
        }
    }

    /** What the clip is. */
    public VideoInfo info() {
        return reader.info();
    }

    /** The files that hold its frames: one for all of them, or one for each. */
    List<Path> files() {
        return reader.files();
    }

    /**
     * Finds its shots: every frame lies in one, in rising order.
     *
     * @throws ProblemException if a frame cannot be read, or the work was cancelled
     */
    public List<FrameRange> shots(Cancel cancel) throws ProblemException {
        List<FrameRange> shots = new ArrayList<>();
        int start = 0;
        for (Cut cut : cuts(cancel)) {
            shots.add(new FrameRange(start, cut.frame()));
            start = cut.frame();
        }
        shots.add(new FrameRange(start, info().video().frames()));
        return List.copyOf(shots);
    }

    /**
     * Finds its cuts, in rising order.
     *
     * @throws ProblemException if a frame cannot be read, or the work was cancelled
     */
    public List<Cut> cuts(Cancel cancel) throws ProblemException {
        try {
            List<Cut> cuts = ShotDetector.detect(reader, info().allFrames(), cancel, _ -> {});
            if (cancel.requested()) {
                throw Problems.cancelled();
            }
            return cuts;
        } catch (MediaException e) {
            throw Problems.media(e);
        }
    }

    @Override
    public Size size() {
        return reader.info().video().size();
    }

    @Override
    public Picture read(int frame) throws ProblemException {
        try {
            return reader.read(frame);
        } catch (MediaException e) {
            throw Problems.media(e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
