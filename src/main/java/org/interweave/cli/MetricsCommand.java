package org.interweave.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Size;
import org.interweave.media.Cut;
import org.interweave.media.DisFlow;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoReader;
import org.interweave.metrics.ClipMeter;
import org.interweave.metrics.JoinFlicker;
import org.interweave.metrics.Joins;
import org.interweave.metrics.LearnedMetric;
import org.interweave.metrics.Measure;
import org.interweave.metrics.MetricBundle;
import org.interweave.metrics.MetricException;
import org.interweave.metrics.ScoreTable;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Problems;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** {@code interweave metrics}: how good and how steady a clip is. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        description =
                "Measures a clip against a reference (PSNR, SSIM, GMSD) and how steady it is"
                        + " (warping error, flickering). Cuts are left out.")
public final class MetricsCommand implements Callable<Integer> {
    private final Engines engines;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "CLIP", description = "What is measured.")
    private Path clip = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REFERENCE",
            description = "What it should be, of the same size; without it, steadiness only.")
    private @Nullable Path reference;

    @Option(names = "--json", description = "Prints JSON: the clip's means and every frame.")
    private boolean json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes every frame as CSV, too.")
    private @Nullable Path csv;

    @Option(
            names = "--learned",
            paramLabel = "FOLDER",
            description =
                    "A metric bundle, such as LPIPS, MUSIQ or features for background consistency;"
                            + " may be repeated.")
    private List<Path> bundles = new ArrayList<>();

    /** The command over the engines that run learned metrics; it prints to {@code out}. */
    public MetricsCommand(Engines engines, PrintStream out) {
        this.engines = engines;
        this.out = out;
    }

    @Override
    public Integer call()
            throws MediaException, MetricException, ProblemException, JsonProcessingException {
        ScoreTable table = learnedAndMeasured();
        if (csv != null) {
            TextFile.write(csv, table.csv());
        }
        if (json) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            ObjectNode tree = table.json();
            joined(table)
                    .forEach(
                            (name, locked) ->
                                    tree.withObject("/joins")
                                            .set(name, mapper.valueToTree(locked)));
            out.println(mapper.writeValueAsString(tree));
        } else {
            print(table);
            out.println(
                    "e_warp is along the motion of "
                            + (reference == null ? "the clip itself" : "the reference"));
            joined(table).forEach(this::print);
        }
        return ExitCode.OK;
    }

    private ScoreTable learnedAndMeasured()
            throws MediaException, MetricException, ProblemException {
        List<LearnedMetric> learned = new ArrayList<>();
        try {
            for (Path folder : bundles) {
                learned.add(open(MetricBundle.read(folder)));
            }
            // Not for the network's own runs, which are short: the virtual machine must not end
            // beside them, and it does not while this is open.
            try (Interrupt interrupt = new Interrupt()) {
                return measure(learned, interrupt.cancel());
            }
        } finally {
            learned.forEach(LearnedMetric::close);
        }
    }

    private LearnedMetric open(MetricBundle bundle) throws MetricException, ProblemException {
        try {
            return new LearnedMetric(
                    bundle, engines.find(Engines.Provider.AUTO).open(bundle.graph()));
        } catch (IOException e) {
            throw new MetricException(
                    bundle.graph() + " cannot be run: " + e.getMessage(),
                    "see docs/metric-bundles.md for what a graph may be");
        }
    }

    private ScoreTable measure(List<LearnedMetric> learned, Cancel cancel)
            throws MediaException, MetricException, ProblemException {
        OpticalFlow flow = new DisFlow(DisFlow.Preset.MEDIUM);
        try (VideoReader frames = VideoReader.open(clip)) {
            if (reference == null) {
                ClipMeter meter = new ClipMeter(List.of(), flow, learned);
                return measure(frames, Optional.empty(), meter, cancel);
            }
            try (VideoReader truth = VideoReader.open(reference)) {
                requireSameSize(frames, truth);
                ClipMeter meter = new ClipMeter(ClipMeter.USUAL, flow, learned);
                return measure(frames, Optional.of(truth), meter, cancel);
            }
        }
    }

    private void requireSameSize(VideoReader frames, VideoReader truth) throws ProblemException {
        Size size = frames.info().video().size();
        Size other = truth.info().video().size();
        int count = frames.info().video().frames();
        int otherCount = truth.info().video().frames();
        if (!size.equals(other) || count != otherCount) {
            throw new ProblemException(
                    Problem.Kind.SETTING,
                    "%s has %d frames of %s, %s has %d of %s"
                            .formatted(clip, count, size, reference, otherCount, other),
                    "compare clips of one size and length");
        }
    }

    private static ScoreTable measure(
            VideoReader frames, Optional<VideoReader> truth, ClipMeter meter, Cancel cancel)
            throws MediaException, MetricException, ProblemException {
        FrameRange all = frames.info().allFrames();
        VideoReader guide = truth.orElse(frames);
        List<Cut> cuts = ShotDetector.detect(guide, all, cancel, _ -> {});
        for (FrameRange shot : Cut.shots(all, cuts)) {
            meter.startShot();
            for (int i = shot.start(); i < shot.end(); i++) {
                if (cancel.requested()) {
                    throw Problems.cancelled();
                }
                meter.push(
                        frames.read(i),
                        truth.isPresent() ? Optional.of(truth.get().read(i)) : Optional.empty());
            }
        }
        return meter.table();
    }

    /** How much more the clip flickers where its windows and chunks are joined, if known. */
    private Map<String, JoinFlicker> joined(ScoreTable table) throws ProblemException {
        Map<Integer, Double> errors = table.column(ClipMeter.WARPING);
        Joins joins = KnownJoins.of(clip);
        Map<String, JoinFlicker> joined = new TreeMap<>();
        joined.put("windows", JoinFlicker.of(errors, joins.windows()));
        joined.put("chunks", JoinFlicker.of(errors, joins.chunks()));
        joined.values().removeIf(locked -> locked.joins() == 0);
        return joined;
    }

    private void print(String name, JoinFlicker locked) {
        out.println(
                String.format(
                        Locale.ROOT,
                        "%-7s %+10.4f %-7s at %d joins of %s, above the %.4f elsewhere",
                        ClipMeter.WARPING.name(),
                        locked.excess(),
                        ClipMeter.WARPING.unit(),
                        locked.joins(),
                        name,
                        locked.elsewhere()));
    }

    private void print(ScoreTable table) {
        for (Measure measure : table.measures()) {
            OptionalDouble mean = table.mean(measure);
            if (mean.isPresent()) {
                String better = measure.better() == Measure.Better.HIGHER ? "higher" : "lower";
                out.println(
                        String.format(
                                Locale.ROOT,
                                "%-7s %10.4f %-7s (%s is better)",
                                measure.name(),
                                mean.getAsDouble(),
                                measure.unit(),
                                better));
            }
        }
    }
}
