package org.interweave.metrics;

import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;
import org.interweave.metrics.MetricBundle.Kind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a clip frame by frame as it streams by, against a reference or by itself.
 *
 * <p>With a reference, motion for the warping error is that of the reference, so that a blurred
 * clip cannot hide behind its own motion; without one it is the clip's own.
 */
public final class ClipMeter {
    /** Warping error; the numbers of {@link Correspondence#warpingError}. */
    public static final Measure WARPING = Measure.lower("e_warp", "1/1000");

    /** What compares with a reference, as papers report it. */
    public static final List<PairMetric> USUAL =
            List.of(new Psnr(Psnr.Of.RGB), new Psnr(Psnr.Of.LUMA), new Ssim(), new Gmsd());

    private final List<PairMetric> pairs;
    private final OpticalFlow flow;
    private final List<LearnedMetric> learned;
    private final Optional<BackgroundConsistency> consistency;
    private final List<Map<String, Double>> rows = new ArrayList<>();
    private @Nullable Moment before;

    private record Moment(Picture frame, Picture guide) {}

    /**
     * @param pairs empty if there is no reference
     * @param learned what the user has; those of the kind {@code PAIR} are left out without a
     *     reference, the first of the kind {@code FEATURES} is what background consistency looks at
     */
    public ClipMeter(List<PairMetric> pairs, OpticalFlow flow, List<LearnedMetric> learned) {
        this.pairs = List.copyOf(pairs);
        this.flow = flow;
        this.learned =
                learned.stream()
                        .filter(metric -> !pairs.isEmpty() || kind(metric) == Kind.FRAME)
                        .filter(metric -> kind(metric) != Kind.FEATURES)
                        .toList();
        this.consistency =
                learned.stream()
                        .filter(metric -> kind(metric) == Kind.FEATURES)
                        .findFirst()
                        .map(BackgroundConsistency::new);
    }

    private static Kind kind(LearnedMetric metric) {
        return metric.bundle().kind();
    }

    /** Says that the next frame is the first of another shot. */
    public void startShot() {
        before = null;
        consistency.ifPresent(BackgroundConsistency::startShot);
    }

    /**
     * Takes the next frame.
     *
     * @param reference of the same size; empty if the meter has no pairs to compare
     * @return its numbers by name
     */
    public Map<String, Double> push(Picture frame, Optional<Picture> reference)
            throws MetricException {
        Map<String, Double> row = new HashMap<>();
        Moment now = new Moment(frame, reference.orElse(frame));
        for (PairMetric pair : pairs) {
            row.put(pair.measure().name(), pair.score(frame, now.guide));
        }
        for (LearnedMetric metric : learned) {
            boolean pair = kind(metric) == Kind.PAIR;
            row.put(
                    metric.bundle().measure().name(),
                    pair ? metric.score(frame, now.guide) : metric.score(frame));
        }
        Moment last = before;
        if (last != null) {
            Correspondence same = Correspondence.of(flow, last.guide, now.guide);
            row.put(WARPING.name(), same.warpingError(last.frame, frame));
            row.put(Flicker.MEASURE.name(), Flicker.between(last.frame, frame));
        }
        if (consistency.isPresent()) {
            consistency
                    .get()
                    .next(frame)
                    .ifPresent(score -> row.put(BackgroundConsistency.MEASURE.name(), score));
        }
        before = now;
        rows.add(row);
        return Map.copyOf(row);
    }

    /** All numbers so far. */
    public ScoreTable table() {
        List<Measure> measures = new ArrayList<>();
        pairs.forEach(pair -> measures.add(pair.measure()));
        learned.forEach(metric -> measures.add(metric.bundle().measure()));
        measures.add(WARPING);
        measures.add(Flicker.MEASURE);
        consistency.ifPresent(_ -> measures.add(BackgroundConsistency.MEASURE));
        return new ScoreTable(measures, rows);
    }
}
