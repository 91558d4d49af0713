package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.BundleException;
import org.interweave.bundle.Role;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Bicubic;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.media.DisFlow;
import org.interweave.media.HardwareEncoders;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.metrics.ClipMeter;
import org.interweave.metrics.Flicker;
import org.interweave.metrics.JoinFlicker;
import org.interweave.metrics.MetricException;
import org.interweave.metrics.ScoreTable;
import org.interweave.render.ClipSource;
import org.interweave.render.Coverage;
import org.interweave.render.Engine;
import org.interweave.render.ExportFiles;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.ProblemException;
import org.interweave.render.Problems;
import org.interweave.render.Recipe;
import org.interweave.render.RunLog;
import org.interweave.render.ShotJob;
import org.interweave.render.WindowCache;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures whole exports of a clip, in a folder of its own that is removed in the end.
 *
 * @param shelf where models are
 * @param bundle the model that is measured
 * @param device that runs it
 * @param clip what is exported
 * @param frames of it
 * @param out where progress goes
 */
record ExportBench(
        Shelf shelf, Bundle bundle, Engine device, Path clip, FrameRange frames, PrintStream out) {

    /** An export with some settings, from nothing. */
    ExportReport export(Settings settings, Cancel cancel) throws ProblemException {
        RunLog log = new RunLog(device);
        try (Scratch scratch = Scratch.make();
                Renderer renderer = open(log, scratch)) {
            JobView done = renderer.run(order(renderer, settings, scratch, cancel), cancel);
            out.println("measuring the bare networks");
            return ExportReport.of(
                    device.description(),
                    bundle.id(),
                    clip.getFileName() + ", " + done.order().recipe().clip().size(),
                    frames.count(),
                    done.times(),
                    log.measure());
        }
    }

    /**
     * The way windows are fused, each against none at all.
     *
     * @param settings all else
     * @param overlaps frames that neighbouring windows share
     */
    IltReport ilt(Settings settings, List<Integer> overlaps, Cancel cancel)
            throws ProblemException, MediaException, MetricException {
        RunLog log = new RunLog(device);
        List<IltReport.Measured> rows = new ArrayList<>();
        try (Scratch scratch = Scratch.make();
                Renderer renderer = open(log, scratch)) {
            for (int overlap : overlaps) {
                for (Ilt ilt : modes(overlap, settings)) {
                    out.printf("ILT %s, overlap %d%n", ilt, overlap);
                    Settings some =
                            settings.with(settings.windows().overlapping(overlap).fused(ilt));
                    Order order = order(renderer, some, scratch, cancel);
                    Coverage coverage = renderer.engine().coverage(order.recipe());
                    renderer.run(order, cancel);
                    ScoreTable scores = steadiness(order, cancel);
                    rows.add(
                            new IltReport.Measured(
                                    ilt,
                                    overlap,
                                    coverage.windows().size(),
                                    coverage.missing(),
                                    settings.steps().count(),
                                    scores.mean(ClipMeter.WARPING).orElse(0),
                                    joins(scores, order),
                                    scores.mean(Flicker.MEASURE).orElse(1)));
                }
            }
            return IltReport.of(rows, log.measure(), decoder());
        }
    }

    /** The warping error where windows are joined, by the frames of the export. */
    private static JoinFlicker joins(ScoreTable scores, Order order) throws ProblemException {
        return JoinFlicker.of(
                scores.column(ClipMeter.WARPING), KnownJoins.of(target(order)).windows());
    }

    private static Path target(Order order) {
        return Path.of(((Order.Export) order.purpose()).target());
    }

    /** Without overlap there is nothing to fuse; with one step, no step between to fuse after. */
    private static List<Ilt> modes(int overlap, Settings settings) {
        if (overlap == 0) {
            return List.of(Ilt.OFF);
        }
        return settings.steps().count() == 1 ? List.of(Ilt.FINAL, Ilt.OFF) : List.of(Ilt.values());
    }

    /** The name of the decoder's graph. */
    private String decoder() throws ProblemException {
        try {
            return String.valueOf(bundle.graph(Role.VAE_DECODER).getFileName());
        } catch (BundleException e) {
            throw Problems.model(e);
        }
    }

    private Renderer open(Engine engine, Scratch scratch) throws ProblemException {
        return Renderer.open(
                shelf,
                bundle,
                engine,
                new Renderer.Place(
                        scratch.folder().resolve("work"),
                        WindowCache.Limits.USUAL,
                        new ExportFiles(HardwareEncoders.NONE)),
                out);
    }

    private Order order(Renderer renderer, Settings settings, Scratch scratch, Cancel cancel)
            throws ProblemException {
        try (ClipSource source = ClipSource.open(clip)) {
            List<ShotJob> shots = ShotJob.of(source.shots(cancel), frames, settings);
            Recipe recipe = renderer.engine().recipe(clip, bundle.hash(), shots);
            Path target = scratch.folder().resolve("export.mp4");
            return new Order(recipe, Order.Export.to(target, Delivery.Depth.BITS_8));
        }
    }

    /** Of the export, along the motion of the clip enlarged, the same for all settings. */
    private ScoreTable steadiness(Order order, Cancel cancel)
            throws MediaException, MetricException, ProblemException {
        Path export = target(order);
        ClipMeter meter = new ClipMeter(List.of(), new DisFlow(DisFlow.Preset.MEDIUM), List.of());
        try (VideoReader restored = VideoReader.open(export);
                VideoReader source = VideoReader.open(clip)) {
            Bicubic larger = new Bicubic(restored.info().video().size());
            int next = 0;
            for (Recipe.Shot shot : order.recipe().shots()) {
                meter.startShot();
                for (int f = shot.wanted().start(); f < shot.wanted().end(); f++) {
                    if (cancel.requested()) {
                        throw Problems.cancelled();
                    }
                    meter.push(restored.read(next++), Optional.of(larger.resize(source.read(f))));
                }
            }
        }
        return meter.table();
    }
}
