package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.frame.Bicubic;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.DisFlow;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.metrics.AddedFlicker;
import org.interweave.metrics.ClipMeter;
import org.interweave.metrics.Fidelity;
import org.interweave.metrics.Flicker;
import org.interweave.metrics.PairMetric;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the numbers of single frames, from the source's file and the small pictures of versions.
 *
 * <p>One thread only.
 */
final class FrameScorer implements AutoCloseable {
    private static final int KEPT = 4;

    private final Path path;
    private final Optional<Path> truthPath;
    private final VideoReader source;
    private final Optional<VideoReader> truth;
    private final DisFlow flow = new DisFlow(DisFlow.Preset.FAST);
    private final Map<Object, Picture> pictures = kept();
    private final Map<Object, AddedFlicker> motions = kept();
    private final Map<Object, Fidelity> fidelities = new HashMap<>();

    private FrameScorer(
            Path path, Optional<Path> truthPath, VideoReader source, Optional<VideoReader> truth) {
        this.path = path;
        this.truthPath = truthPath;
        this.source = source;
        this.truth = truth;
    }

    private static <V> Map<Object, V> kept() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /** Opens the clips; they are closed with the scorer. */
    static FrameScorer open(Path clip, Optional<Path> reference) throws MediaException {
        VideoReader source = VideoReader.open(clip);
        try {
            Optional<VideoReader> truth =
                    reference.isPresent()
                            ? Optional.of(VideoReader.open(reference.get()))
                            : Optional.empty();
            return new FrameScorer(clip, reference, source, truth);
        } catch (MediaException e) {
            source.close();
            throw e;
        }
    }

    boolean isOf(Path clip, Optional<Path> reference) {
        return path.equals(clip) && truthPath.equals(reference);
    }

    /**
     * A picture whose numbers are wanted.
     *
     * @param of what they are known by
     * @param now its picture, empty for bicubic
     * @param before that of the frame before, if the version has it
     */
    record Subject(
            int frame, ScoreBook.Key of, Size size, Optional<Pixels> now, Optional<Pixels> before) {
        /** Whether it can be compared with the frame before. */
        boolean moves() {
            return of.follows() && (now.isEmpty() || before.isPresent());
        }
    }

    /** Bicubic and the versions of a frame. */
    static List<Subject> subjects(Takes takes, int frame) {
        List<Version> versions = takes.frames().getOrDefault(frame, List.of());
        Size size = versions.getFirst().small(frame).orElseThrow().size();
        List<Subject> subjects = new ArrayList<>();
        ScoreBook.Key bicubic = ScoreBook.Key.bicubic(takes, frame);
        subjects.add(new Subject(frame, bicubic, size, Optional.empty(), Optional.empty()));
        for (Version version : versions) {
            ScoreBook.Key key = ScoreBook.Key.of(version, takes, frame);
            Optional<Pixels> before =
                    takes.frames().getOrDefault(frame - 1, List.of()).stream()
                            .filter(v -> key.follows() && v.goesWith(version))
                            .findFirst()
                            .flatMap(v -> v.small(frame - 1));
            subjects.add(new Subject(frame, key, size, version.small(frame), before));
        }
        return subjects;
    }

    /** The numbers of one, but for those of the comparison with a reference. */
    Map<String, Double> score(Subject subject) throws MediaException {
        Map<String, Double> row = new HashMap<>();
        int frame = subject.frame;
        Picture now = picture(subject, frame, subject.now);
        if (subject.moves()) {
            Picture before = picture(subject, frame - 1, subject.before);
            AddedFlicker motion = motion(frame, subject.size);
            double added = motion.of(before, now);
            row.put(AddedFlicker.MEASURE.name(), added);
            row.put(ClipMeter.WARPING.name(), added + motion.own());
            row.put(Flicker.MEASURE.name(), Flicker.between(before, now));
        }
        if (subject.now.isPresent()) {
            Picture low = source.read(frame, Pixels.small(source.info().video().size()));
            Fidelity fidelity =
                    fidelities.computeIfAbsent(
                            List.of(
                                    subject.of.made().map(m -> m.take().settings()),
                                    subject.of.mix()),
                            _ -> Fidelity.estimate(List.of(now), List.of(low)));
            row.put(Fidelity.Residual.MEASURE.name(), fidelity.residual(now, low).score());
        }
        return Map.copyOf(row);
    }

    /** How near one is to the reference; nothing if there is none of this frame. */
    Map<String, Double> likeness(Subject subject) throws MediaException {
        if (truth.isEmpty() || subject.frame >= truth.get().info().video().frames()) {
            return Map.of();
        }
        Map<String, Double> row = new HashMap<>();
        Picture now = picture(subject, subject.frame, subject.now);
        Picture should = truth.get().read(subject.frame, subject.size);
        for (PairMetric metric : ClipMeter.USUAL) {
            row.put(metric.measure().name(), metric.score(now, should));
        }
        return Map.copyOf(row);
    }

    /** A version's picture with its mix, or bicubic. */
    private Picture picture(Subject subject, int frame, Optional<Pixels> own)
            throws MediaException {
        if (own.isEmpty()) {
            return bicubic(frame, subject.size);
        }
        Picture restored = own.get().picture();
        return subject.of.mix().changesNothing()
                ? restored
                : Mix.apply(
                        restored,
                        bicubic(frame, subject.size),
                        subject.of.mix().shares(restored.size()));
    }

    private Picture bicubic(int frame, Size size) throws MediaException {
        Object key = List.of(frame, size);
        Picture there = pictures.get(key);
        if (there == null) {
            Size own = source.info().video().size();
            there =
                    own.width() > size.width()
                            ? source.read(frame, size)
                            : new Bicubic(size).resize(source.read(frame, own));
            pictures.put(key, there);
        }
        return there;
    }

    private AddedFlicker motion(int frame, Size size) throws MediaException {
        Object key = List.of(frame, size);
        AddedFlicker there = motions.get(key);
        if (there == null) {
            there = AddedFlicker.between(flow, bicubic(frame - 1, size), bicubic(frame, size));
            motions.put(key, there);
        }
        return there;
    }

    @Override
    public void close() {
        source.close();
        truth.ifPresent(VideoReader::close);
    }
}
