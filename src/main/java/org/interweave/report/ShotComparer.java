package org.interweave.report;

import org.interweave.frame.Bicubic;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Onlooker;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.DisFlow;
import org.interweave.media.MediaException;
import org.interweave.metrics.AddedFlicker;
import org.interweave.metrics.ClipMeter;
import org.interweave.metrics.Fidelity;
import org.interweave.metrics.Joins;
import org.interweave.metrics.Measure;
import org.interweave.metrics.MetricException;
import org.interweave.metrics.Pixels;
import org.interweave.metrics.ScoreTable;
import org.interweave.metrics.TemporalProfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through one shot of the source and all versions of it, frame by frame.
 *
 * @param material what is compared
 * @param flow finds the source's motion
 */
record ShotComparer(Material material, DisFlow flow) {
    /** Frames of a shot from which its blur is estimated. */
    private static final int LOOKED_AT = 3;

    private Size size() {
        return material.versions().getFirst().footage().size();
    }

    /**
     * Bicubic, then each version.
     *
     * @param onlooker hears of the frames of the shot that were compared
     * @return nothing if it was stopped
     */
    List<Track> compare(FrameRange shot, Onlooker onlooker) throws MediaException, MetricException {
        List<Pass> passes = new ArrayList<>();
        passes.add(new Pass("bicubic", shot, Joins.NONE, Optional.empty()));
        for (Material.Version version : material.versions()) {
            Fidelity fidelity = fidelity(version.footage(), shot);
            passes.add(new Pass(version.name(), shot, version.joins(), Optional.of(fidelity)));
        }
        Optional<Picture> before = Optional.empty();
        for (int i = shot.start(); i < shot.end(); i++) {
            if (!onlooker.sees(i - shot.start(), shot.count())) {
                return List.of();
            }
            Picture low = material.source().read(i, material.source().size());
            Picture enlarged = new Bicubic(size()).resize(low);
            // The source's own motion, found once for all versions.
            Optional<AddedFlicker> motion =
                    before.map(last -> AddedFlicker.between(flow, last, enlarged));
            before = Optional.of(enlarged);
            Optional<Picture> truth =
                    material.reference().isPresent()
                            ? Optional.of(material.reference().get().read(i, size()))
                            : Optional.empty();
            for (int k = 0; k < passes.size(); k++) {
                Picture frame =
                        k == 0
                                ? enlarged
                                : material.versions().get(k - 1).footage().read(i, size());
                passes.get(k).take(new Moment(i, frame, low, truth), motion);
            }
        }
        return passes.stream().map(Pass::track).toList();
    }

    private Fidelity fidelity(Footage version, FrameRange shot) throws MediaException {
        List<Picture> restored = new ArrayList<>();
        List<Picture> low = new ArrayList<>();
        for (int i = 0; i < Math.min(LOOKED_AT, shot.count()); i++) {
            int frame = shot.start() + i * (shot.count() - 1) / LOOKED_AT;
            restored.add(version.read(frame, version.size()));
            low.add(material.source().read(frame, material.source().size()));
        }
        return Fidelity.estimate(restored, low);
    }

    private record Moment(int frame, Picture picture, Picture low, Optional<Picture> truth) {}

    /** One version on its way through the shot. */
    private final class Pass {
        private final String name;
        private final FrameRange shot;
        private final Joins joins;
        private final Optional<Fidelity> fidelity;
        private final TemporalProfile profile;
        private final ClipMeter meter =
                new ClipMeter(
                        material.reference().isPresent() ? ClipMeter.USUAL : List.of(),
                        flow,
                        List.of());
        private final List<Map<String, Double>> rows = new ArrayList<>();
        private String middle = "";
        private Optional<Picture> before = Optional.empty();

        Pass(String name, FrameRange shot, Joins joins, Optional<Fidelity> fidelity) {
            this.name = name;
            this.shot = shot;
            this.joins = joins;
            this.fidelity = fidelity;
            this.profile =
                    new TemporalProfile(material.line(), shot, material.line().samples(size()));
        }

        /**
         * @param motion of the source from the frame before to this
         */
        void take(Moment now, Optional<AddedFlicker> motion) throws MetricException {
            Picture picture = now.picture();
            profile.set(now.frame(), Pixels.of(picture));
            Map<String, Double> row = new HashMap<>(meter.push(picture, now.truth()));
            if (motion.isPresent()) {
                double added = motion.get().of(before.orElseThrow(), picture);
                row.put(AddedFlicker.MEASURE.name(), added);
            }
            before = Optional.of(picture);
            if (fidelity.isPresent()) {
                double strays = fidelity.get().residual(picture, now.low()).score();
                row.put(Fidelity.Residual.MEASURE.name(), strays);
            }
            if (now.frame() == (shot.start() + shot.end()) / 2) {
                middle = DataUri.of(picture);
            }
            rows.add(row);
        }

        Track track() {
            List<Measure> measures = new ArrayList<>(meter.table().measures());
            measures.add(AddedFlicker.MEASURE);
            measures.add(Fidelity.Residual.MEASURE);
            ScoreTable scores = new ScoreTable(measures, rows);
            return new Track(name, middle, profile, scores, joins);
        }
    }
}
