package org.interweave.media;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a folder of pictures, one a frame, in natural order: 2 before 10. */
final class FolderReader implements VideoReader {
    private static final Set<String> ENDINGS =
            Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp", "exr", "dpx", "ppm");

    private final VideoInfo info;
    private final List<Path> files;
    private final FrameToPicture pictures = new FrameToPicture(new Turn(0));
    private final AVFrame frame = av_frame_alloc();

    private FolderReader(VideoInfo info, List<Path> files) {
        this.info = info;
        this.files = files;
    }

    static FolderReader open(Path folder) throws MediaException {
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            throw new MediaException(
                    MediaException.Reason.NOT_A_VIDEO,
                    folder + " holds no pictures",
                    "choose a folder of png, jpg, tif, bmp, webp, exr, dpx or ppm files");
        }
        try (Demuxer first = Demuxer.open(files.getFirst())) {
            SequenceFile said = SequenceFile.read(folder);
            VideoStream still = Probe.of(first, Onlooker.NOBODY).info().video();
            VideoStream all =
                    new VideoStream(
                            still.codec(),
                            still.pixelFormat(),
                            still.bits(),
                            still.size(),
                            files.size(),
                            new FrameTimes.Constant(said.rate()),
                            said.pixelAspect(),
                            still.colour(),
                            0,
                            VideoStream.Scan.PROGRESSIVE);
            Rational start = new Rational(0, 1);
            VideoInfo info = new VideoInfo(folder, VideoInfo.FOLDER, all, sound(folder), start);
            return new FolderReader(info, files);
        }
    }

    private static List<AudioStream> sound(Path folder) throws MediaException {
        Path file = folder.resolve(SequenceFile.SOUND);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Demuxer demuxer = Demuxer.open(file)) {
            return Probe.audio(demuxer);
        }
    }

    private static List<Path> files(Path folder) throws MediaException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(FolderReader::isPicture)
                    .sorted((a, b) -> NaturalOrder.compare(name(a), name(b)))
                    .toList();
        } catch (IOException e) {
            throw new MediaException(
                    MediaException.Reason.UNREADABLE,
                    folder + " cannot be listed",
                    "check its permissions");
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static boolean isPicture(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public List<Path> files() {
        return files;
    }

    @Override
    public Picture read(int index, Size size) throws MediaException {
        Path file = files.get(index);
        try (Demuxer demuxer = Demuxer.open(file);
                FrameDecoder decoder = FrameDecoder.open(demuxer, demuxer.video().orElse(0))) {
            if (!decoder.next(frame)) {
                throw new MediaException(
                        MediaException.Reason.NOT_A_VIDEO,
                        file + " cannot be decoded",
                        "replace it or take it out of the folder");
            }
            return pictures.picture(frame, size);
        }
    }

    @Override
    public void close() {
        pictures.close();
        av_frame_free(frame);
    }
}
