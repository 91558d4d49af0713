package org.interweave.report;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Size;
import org.interweave.media.Cut;
import org.interweave.media.DisFlow;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoReader;
import org.interweave.metrics.MetricException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** Makes the page. */
public final class ComparisonReport {
    private static final Pattern FOLDER =
            Pattern.compile("(\"path\"\\s*:\\s*\")[^\"]*(?:/|\\\\\\\\)(?=[^\"])");

    private ComparisonReport() {}

    /**
     * Reads every clip through and writes one HTML text.
     *
     * @param shotsDone is told the number of shots compared so far
     * @return empty if cancelled
     * @throws MetricException if the clips cannot be compared: their numbers of frames or sizes
     *     differ
     */
    public static Optional<String> html(
            ComparisonRequest request, Cancel cancel, IntConsumer shotsDone)
            throws MediaException, MetricException {
        List<VideoReader> open = new ArrayList<>();
        try {
            VideoReader source = open(request.source(), open);
            List<Material.Version> versions = new ArrayList<>();
            for (Version version : request.versions()) {
                Footage footage = Footage.of(open(version.file(), open));
                versions.add(
                        new Material.Version(
                                version.name(), footage, version.joins(), version.made()));
            }
            Optional<VideoReader> reference = Optional.empty();
            if (request.reference().isPresent()) {
                reference = Optional.of(open(request.reference().get(), open));
            }
            check(source, open, versions.getFirst().footage().size(), reference);
            List<Material.Shot> shots = shots(source, cancel);
            return cancel.requested()
                    ? Optional.empty()
                    : html(
                            new Material(
                                    String.valueOf(request.source().getFileName()),
                                    Footage.of(source),
                                    versions,
                                    reference.map(Footage::of),
                                    shots,
                                    request.line(),
                                    List.of()),
                            Onlooker.of(cancel),
                            shotsDone);
        } finally {
            open.forEach(VideoReader::close);
        }
    }

    /**
     * Goes through all of it and writes one HTML text.
     *
     * @param onlooker hears of the frames compared so far
     * @return empty if it was stopped
     */
    public static Optional<String> html(Material material, Onlooker onlooker)
            throws MediaException, MetricException {
        return html(material, onlooker, _ -> {});
    }

    private static Optional<String> html(
            Material material, Onlooker onlooker, IntConsumer shotsDone)
            throws MediaException, MetricException {
        long whole = material.shots().stream().mapToLong(s -> s.frames().count()).sum();
        long before = 0;
        ShotComparer comparer = new ShotComparer(material, new DisFlow(DisFlow.Preset.FAST));
        List<Track.Shot> shots = new ArrayList<>();
        for (Material.Shot shot : material.shots()) {
            FrameRange frames = shot.frames();
            long until = before;
            List<Track> tracks =
                    comparer.compare(frames, (done, _) -> onlooker.sees(until + done, whole));
            if (tracks.isEmpty()) {
                return Optional.empty();
            }
            before += frames.count();
            shots.add(new Track.Shot(shot.number(), frames.start(), frames.end(), tracks));
            shotsDone.accept(shots.size());
        }
        return Optional.of(page(material, shots));
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

    private static List<Material.Shot> shots(VideoReader source, Cancel cancel)
            throws MediaException {
        FrameRange all = source.info().allFrames();
        List<Cut> cuts = ShotDetector.detect(source, all, cancel, _ -> {});
        List<Material.Shot> shots = new ArrayList<>();
        for (FrameRange shot : Cut.shots(all, cuts)) {
            shots.add(new Material.Shot(shots.size() + 1, shot));
        }
        return shots;
    }

    private static String page(Material material, List<Track.Shot> shots) {
        StringBuilder body = new StringBuilder();
        String name = Html.escaped(material.title());
        List<String> versions = material.versions().stream().map(Material.Version::name).toList();
        body.append(
                "<h1>%s</h1><p>%d frames of %s in %d %s; versions: %s</p>"
                        .formatted(
                                name,
                                shots.stream().mapToInt(s -> s.end() - s.start()).sum(),
                                material.source().size(),
                                shots.size(),
                                shots.size() == 1 ? "shot" : "shots",
                                Html.escaped(String.join(", ", versions))));
        material.notes()
                .forEach(note -> body.append("<p>").append(Html.escaped(note)).append("</p>"));
        shots.forEach(shot -> body.append(Html.shot(shot)));
        body.append(Html.charts(shots));
        for (Material.Version version : material.versions()) {
            if (!version.made().isEmpty()) {
                body.append(
                        "<details><summary>How %s was made</summary><pre>%s</pre></details>"
                                .formatted(
                                        Html.escaped(version.name()),
                                        Html.escaped(withoutFolders(version.made()))));
            }
        }
        return template().replace("@TITLE@", name).replace("@BODY@", body);
    }

    /** A page is for others, whom the folders of this machine do not concern. */
    private static String withoutFolders(String made) {
        return FOLDER.matcher(made).replaceAll("$1");
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
