package org.interweave.media;

import org.interweave.frame.Onlooker;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A clip opened for reading: any frame by its number, fastest in rising order.
 *
 * <p>One thread at a time may use it; whoever opened it closes it.
 */
public interface VideoReader extends AutoCloseable {
    /** The shortest side that a picture may have. */
    int SMALLEST_SIDE = 8;

    /**
     * Opens a file that FFmpeg reads, or a folder of pictures in natural order.
     *
     * @throws MediaException if it is missing, unreadable, no video, or too small
     */
    static VideoReader open(Path path) throws MediaException {
        return open(path, Onlooker.NOBODY);
    }

    /**
     * The same, for a file that may take long to look through.
     *
     * @param onlooker hears of the bytes of the file that were read
     * @throws MediaException also if it was stopped
     */
    static VideoReader open(Path path, Onlooker onlooker) throws MediaException {
        return Files.isDirectory(path) ? FolderReader.open(path) : FileReader.open(path, onlooker);
    }

    /** What the clip is. */
    VideoInfo info();

    /** The files that hold its frames: one for all of them, or one for each. */
    List<Path> files();

    /**
     * One frame at the clip's size, upright.
     *
     * <p>A frame that is damaged beyond decoding is shown as the one before it.
     *
     * @param frame in {@code [0, info().video().frames())}
     */
    default Picture read(int frame) throws MediaException {
        return read(frame, info().video().size());
    }

    /** One frame, scaled to a size; for thumbnails and analysis, faster than the whole. */
    Picture read(int frame, Size size) throws MediaException;

    @Override
    void close();
}
