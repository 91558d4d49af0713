package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.ProjectFile;
import org.interweave.render.Clock;
import org.interweave.render.Coverage;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Recipe;
import org.interweave.render.ShotJob;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;

/** Exports a clip of a project; what was computed before is not computed again. */
@Command(
        name = "render",
        description = {
            "Exports a clip of a project.",
            "What was computed before is looked up; run it again to go on after an interruption."
        },
        mixinStandardHelpOptions = true)
public final class RenderCommand implements Callable<Integer> {
    private final ExportPlace place;

    @Parameters(paramLabel = "FILM.iwv", description = "The project file.")
    private Path project = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Where it goes: .mp4, .mov, .mkv, or a folder; see restore --help.")
    private @Nullable Path output;

    @Option(names = "--clip", description = "Number of the clip, counted from 1; default 1.")
    private int clip = 1;

    @Option(names = "--shots", description = "Only these shots, counted from 1: 3,5-9.")
    private @Nullable String shots;

    @Option(
            names = "--bits",
            description =
                    "Of a sample where the format leaves it open: 8, 10, 16; .mp4 with 10 is AV1.")
    private int bits = 8;

    @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    @Mixin private OutputOptions target = new OutputOptions();
    @Mixin private CodecOption codec = new CodecOption();
    @Mixin private ExportOptions options = new ExportOptions();

    /** The command over the place where exports are made. */
    public RenderCommand(ExportPlace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws ProblemException {
        Document document = new ProjectFile(project).read();
        Clip chosen = clip(document);
        List<ShotJob> jobs = jobs(chosen);
        if (output == null && !dryRun) {
            throw new ProblemException(
                    Problem.Kind.SETTING,
                    "there is no output",
                    "give one with -o, or use --dry-run");
        }
        if (output != null && !dryRun) {
            target.check(chosen.media().path(), output);
            codec.of(output, place.hardware());
        }
        Bundle bundle = options.model().bundle(place.shelf(), document.model());
        try (Interrupt interrupt = new Interrupt();
                Renderer renderer = place.open(options, bundle)) {
            Recipe recipe = renderer.engine().recipe(chosen.media().path(), bundle.hash(), jobs);
            Coverage coverage = renderer.engine().coverage(recipe);
            announce(chosen, recipe, coverage, renderer);
            if (!dryRun && output != null) {
                Order.Export export =
                        Order.Export.to(output, depth()).in(codec.of(output, place.hardware()));
                renderer.run(new Order(recipe, export), interrupt.cancel());
                place.out().println(output);
            }
        }
        return ExitCode.OK;
    }

    private Clip clip(Document document) throws ProblemException {
        if (clip < 1 || clip > document.clips().size()) {
            throw new ProblemException(
                    Problem.Kind.SETTING,
                    project
                            + " has "
                            + document.clips().size()
                            + " clips, not one numbered "
                            + clip,
                    "use --clip with one of them");
        }
        return document.clips().get(clip - 1);
    }

    private List<ShotJob> jobs(Clip chosen) throws ProblemException {
        FrameRange otherwise = shots == null ? chosen.wanted() : chosen.allFrames();
        FrameRange marked = options.range().empty() ? otherwise : chosen.wanted();
        List<ShotJob> all = chosen.jobs(options.range().of(marked, chosen.media().frames()));
        if (shots == null) {
            return all;
        }
        SortedSet<Integer> wanted = NumberRanges.read("--shots", shots, chosen.shots().size());
        List<ShotJob> some = new ArrayList<>();
        for (ShotJob job : all) {
            if (wanted.contains(chosen.shotAt(job.frames().start()) + 1)) {
                some.add(job);
            }
        }
        if (some.isEmpty()) {
            throw new ProblemException(
                    Problem.Kind.SETTING,
                    "no frame is left of shots " + shots,
                    "check --from and --to");
        }
        return some;
    }

    private Delivery.Depth depth() throws ProblemException {
        return switch (bits) {
            case 8 -> Delivery.Depth.BITS_8;
            case 10 -> Delivery.Depth.BITS_10;
            case 16 -> Delivery.Depth.BITS_16;
            default ->
                    throw new ProblemException(
                            Problem.Kind.SETTING, "--bits is out of range", "use 8, 10 or 16");
        };
    }

    private void announce(Clip chosen, Recipe recipe, Coverage coverage, Renderer renderer) {
        String time =
                renderer.engine()
                        .estimate(recipe, coverage)
                        .map(t -> "about " + Clock.of(t))
                        .orElse(
                                "time not known yet: nothing of this size was rendered here"
                                        + " before");
        place.out()
                .printf(
                        "%s in %s; %d of %s to denoise, %s%n",
                        Counted.of(recipe.frameCount(), "frame"),
                        Counted.of(recipe.shots().size(), "shot"),
                        coverage.missing(),
                        Counted.of(coverage.windows().size(), "window"),
                        time);
        if (dryRun) {
            coverage.windows().stream()
                    .filter(w -> !w.known())
                    .forEach(
                            w ->
                                    place.out()
                                            .printf(
                                                    "  shot %d: frames %d to %d%n",
                                                    shotNumber(chosen, recipe, w),
                                                    w.frames().start(),
                                                    w.frames().end() - 1));
        }
    }

    /** Counted from 1, as --shots counts them. */
    private static int shotNumber(Clip chosen, Recipe recipe, Coverage.Window window) {
        return chosen.shotAt(recipe.shots().get(window.shot()).frames().start()) + 1;
    }
}
