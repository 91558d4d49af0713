package org.interweave.report;

import org.interweave.frame.Bicubic;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.DisFlow;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.metrics.AddedFlicker;
import org.interweave.metrics.ClipMeter;
import org.interweave.metrics.Correspondence;
import org.interweave.metrics.Fidelity;
import org.interweave.metrics.Measure;
import org.interweave.metrics.MetricException;
import org.interweave.metrics.Pixels;
import org.interweave.metrics.ProfileLine;
import org.interweave.metrics.ScoreTable;
import org.interweave.metrics.TemporalProfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through one shot of the source and all versions of it, frame by frame. */
final class ShotComparer {
    /** Frames of a shot from which its blur is estimated. */
    private static final int LOOKED_AT = 3;

    private final VideoReader source;
    private final List<VideoReader> versions;
    private final Optional<VideoReader> reference;
    private final ProfileLine line;
    private final DisFlow flow = new DisFlow(DisFlow.Preset.FAST);

    ShotComparer(
            VideoReader source,
            List<VideoReader> versions,
            Optional<VideoReader> reference,
            ProfileLine line) {
        this.source = source;
        this.versions = versions;
        this.reference = reference;
        this.line = line;
    }

    /** Bicubic, then each version; nothing if cancelled. */
    List<Track> compare(FrameRange shot, List<String> names, Cancel cancel)
            throws MediaException, MetricException {
        Size size = versions.getFirst().info().video().size();
        List<Pass> passes = new ArrayList<>();
        for (int k = -1; k < versions.size(); k++) {
            passes.add(new Pass(shot, size, k < 0 ? Optional.empty() : fidelity(k, shot)));
        }
        Optional<Picture> before = Optional.empty();
        for (int i = shot.start(); i < shot.end() && !cancel.requested(); i++) {
            Picture low = source.read(i);
            Picture enlarged = new Bicubic(size).resize(low);
            // The source's own motion, found once for all versions.
            Optional<Correspondence> same =
                    before.map(last -> Correspondence.of(flow, last, enlarged));
            before = Optional.of(enlarged);
            Optional<Picture> truth =
                    reference.isPresent() ? Optional.of(reference.get().read(i)) : Optional.empty();
            for (int k = 0; k < passes.size(); k++) {
                Picture frame = k == 0 ? enlarged : versions.get(k - 1).read(i, size);
                passes.get(k).take(new Moment(i, frame, low, truth), same, passes.getFirst());
            }
        }
        if (cancel.requested()) {
            return List.of();
        }
        List<Track> tracks = new ArrayList<>();
        for (int k = 0; k < passes.size(); k++) {
            tracks.add(passes.get(k).track(k == 0 ? "bicubic" : names.get(k - 1)));
        }
        return tracks;
    }

    private Optional<Fidelity> fidelity(int version, FrameRange shot) throws MediaException {
        List<Picture> restored = new ArrayList<>();
        List<Picture> low = new ArrayList<>();
        for (int i = 0; i < Math.min(LOOKED_AT, shot.count()); i++) {
            int frame = shot.start() + i * (shot.count() - 1) / LOOKED_AT;
            restored.add(versions.get(version).read(frame));
            low.add(source.read(frame));
        }
        return Optional.of(Fidelity.estimate(restored, low));
    }

    private record Moment(int frame, Picture picture, Picture low, Optional<Picture> truth) {}

    /** One version on its way through the shot. */
    private final class Pass {
        private final FrameRange shot;
        private final Optional<Fidelity> fidelity;
        private final TemporalProfile profile;
        private final ClipMeter meter =
                new ClipMeter(reference.isPresent() ? ClipMeter.USUAL : List.of(), flow, List.of());
        private final List<Map<String, Double>> rows = new ArrayList<>();
        private Optional<Picture> middle = Optional.empty();
        private Optional<Picture> before = Optional.empty();
        private double error;

        Pass(FrameRange shot, Size size, Optional<Fidelity> fidelity) {
            this.shot = shot;
            this.fidelity = fidelity;
            this.profile = new TemporalProfile(line, shot, line.samples(size));
        }

        /**
         * @param same where the source's pixels are from the frame before to this
         * @param bicubic the first pass, which has taken this moment already
         */
        void take(Moment now, Optional<Correspondence> same, Pass bicubic) throws MetricException {
            Picture picture = now.picture();
            profile.set(now.frame(), Pixels.of(picture));
            Map<String, Double> row = new HashMap<>(meter.push(picture, now.truth()));
            if (same.isPresent()) {
                error = same.get().warpingError(before.orElseThrow(), picture);
                row.put(AddedFlicker.MEASURE.name(), error - bicubic.error);
            }
            before = Optional.of(picture);
            if (fidelity.isPresent()) {
                double strays = fidelity.get().residual(picture, now.low()).score();
                row.put(Fidelity.Residual.MEASURE.name(), strays);
            }
            if (now.frame() == (shot.start() + shot.end()) / 2) {
                middle = Optional.of(picture);
            }
            rows.add(row);
        }

        Track track(String name) {
            List<Measure> measures = new ArrayList<>(meter.table().measures());
            measures.add(AddedFlicker.MEASURE);
            measures.add(Fidelity.Residual.MEASURE);
            ScoreTable scores = new ScoreTable(measures, rows);
            return new Track(name, middle.orElseThrow(), profile, scores);
        }
    }
}
