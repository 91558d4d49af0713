package org.interweave.report;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.Cut;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.interweave.metrics.MetricException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Makes the page. */
public final class ComparisonReport {
    /** Added to a version's name: what it was made of. */
    private static final String SIDECAR = ".interweave.json";

    private ComparisonReport() {}

    /**
     * Reads every clip through and writes one HTML text.
     *
     * @param shotsDone is told the number of shots compared so far
     * @return empty if cancelled
     * @throws MetricException if the clips cannot be compared: their numbers of frames or sizes
     *     differ
     */
    public static String html(ComparisonRequest request, Cancel cancel, IntConsumer shotsDone)
            throws MediaException, MetricException {
        List<VideoReader> open = new ArrayList<>();
        try {
            VideoReader source = open(request.source(), open);
            List<VideoReader> versions = new ArrayList<>();
            for (Version version : request.versions()) {
                versions.add(open(version.file(), open));
            }
            Optional<VideoReader> reference = Optional.empty();
            if (request.reference().isPresent()) {
                reference = Optional.of(open(request.reference().get(), open));
            }
            check(source, open, versions.getFirst().info().video().size(), reference);
            ShotComparer comparer = new ShotComparer(source, versions, reference, request.line());
            List<Track.Shot> shots = shots(request, source, comparer, cancel, shotsDone);
            return cancel.requested() ? "" : page(request, source.info(), shots);
        } finally {
            open.forEach(VideoReader::close);
        }
    }

    private static VideoReader open(Path file, List<VideoReader> open) throws MediaException {
        VideoReader reader = VideoReader.open(file);
        open.add(reader);
        return reader;
    }

    private static void check(
            VideoReader source, List<VideoReader> all, Size size, Optional<VideoReader> reference)
            throws MetricException {
        int frames = source.info().video().frames();
        for (VideoReader reader : all) {
            if (reader.info().video().frames() != frames) {
                throw new MetricException(
                        "%s has %d frames, %s has %d"
                                .formatted(
                                        source.info().path(),
                                        frames,
                                        reader.info().path(),
                                        reader.info().video().frames()),
                        "compare clips of one length");
            }
        }
        if (reference.isPresent() && !reference.get().info().video().size().equals(size)) {
            throw new MetricException(
                    "the reference is %s, the first version %s"
                            .formatted(reference.get().info().video().size(), size),
                    "give a reference of the version's size");
        }
    }

    private static List<Track.Shot> shots(
            ComparisonRequest request,
            VideoReader source,
            ShotComparer comparer,
            Cancel cancel,
            IntConsumer done)
            throws MediaException, MetricException {
        FrameRange all = source.info().allFrames();
        List<Cut> cuts = ShotDetector.detect(source, all, cancel, _ -> {});
        List<String> names = request.versions().stream().map(Version::name).toList();
        List<Track.Shot> shots = new ArrayList<>();
        for (FrameRange shot : Cut.shots(all, cuts)) {
            if (!cancel.requested()) {
                List<Track> tracks = comparer.compare(shot, names, cancel);
                shots.add(new Track.Shot(shots.size() + 1, shot.start(), shot.end(), tracks));
                done.accept(shots.size());
            }
        }
        return shots;
    }

    private static String page(ComparisonRequest request, VideoInfo clip, List<Track.Shot> shots) {
        StringBuilder body = new StringBuilder();
        String name = Html.escaped(String.valueOf(request.source().getFileName()));
        body.append(
                "<h1>%s</h1><p>%d frames of %s in %d shots; versions: %s</p>"
                        .formatted(
                                name,
                                clip.video().frames(),
                                clip.video().size(),
                                shots.size(),
                                Html.escaped(
                                        String.join(
                                                ", ",
                                                request.versions().stream()
                                                        .map(Version::name)
                                                        .toList()))));
        body.append(Html.charts(shots));
        shots.forEach(shot -> body.append(Html.shot(shot)));
        for (Version version : request.versions()) {
            body.append(provenance(version));
        }
        return template().replace("@TITLE@", name).replace("@BODY@", body);
    }

    private static String provenance(Version version) {
        Path sidecar = version.file().resolveSibling(version.file().getFileName() + SIDECAR);
        if (!Files.exists(sidecar)) {
            return "";
        }
        return "<section><h2>How %s was made</h2><pre>%s</pre></section>"
                .formatted(Html.escaped(version.name()), Html.escaped(text(sidecar)));
    }

    private static String text(Path sidecar) {
        try {
            return Files.readString(sidecar);
        } catch (IOException e) {
            return sidecar + " cannot be read: " + e.getMessage();
        }
    }

    private static String template() {
        try (InputStream in = ComparisonReport.class.getResourceAsStream("comparison.html")) {
            if (in == null) {
                throw new IllegalStateException("comparison.html is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
