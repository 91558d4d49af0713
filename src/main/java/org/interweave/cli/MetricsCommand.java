package org.interweave.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.Cut;
import org.interweave.media.DisFlow;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoReader;
import org.interweave.metrics.ClipMeter;
import org.interweave.metrics.Measure;
import org.interweave.metrics.MetricException;
import org.interweave.metrics.PairMetric;
import org.interweave.metrics.ScoreTable;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** {@code interweave metrics}: how good and how steady a clip is. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        description =
                "Measures a clip against a reference (PSNR, SSIM, GMSD) and how steady it is"
                        + " (warping error, flickering). Cuts are left out.")
public final class MetricsCommand implements Callable<Integer> {
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

    /** The command; it prints to {@code out}. */
    public MetricsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call()
            throws MediaException, MetricException, ProblemException, JsonProcessingException {
        ScoreTable table;
        try (VideoReader frames = VideoReader.open(clip)) {
            if (reference == null) {
                table = measure(frames, Optional.empty(), List.of());
            } else {
                try (VideoReader truth = VideoReader.open(reference)) {
                    requireSameSize(frames, truth);
                    table = measure(frames, Optional.of(truth), ClipMeter.USUAL);
                }
            }
        }
        if (csv != null) {
            write(csv, table.csv());
        }
        if (json) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            out.println(mapper.writeValueAsString(table.json()));
        } else {
            print(table);
        }
        return ExitCode.OK;
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
            VideoReader frames, Optional<VideoReader> truth, List<PairMetric> pairs)
            throws MediaException, MetricException {
        ClipMeter meter =
                new ClipMeter(pairs, new DisFlow(DisFlow.Preset.MEDIUM), Optional.empty());
        FrameRange all = frames.info().allFrames();
        VideoReader guide = truth.orElse(frames);
        List<Cut> cuts = ShotDetector.detect(guide, all, new Cancel(), _ -> {});
        for (FrameRange shot : Cut.shots(all, cuts)) {
            meter.startShot();
            for (int i = shot.start(); i < shot.end(); i++) {
                meter.push(
                        frames.read(i),
                        truth.isPresent() ? Optional.of(truth.get().read(i)) : Optional.empty());
            }
        }
        return meter.table();
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

    static void write(Path file, String text) throws ProblemException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            Problem.Kind.OUTPUT,
                            file + " cannot be written: " + e.getMessage(),
                            "check the folder and its permissions"),
                    e);
        }
    }
}
