package org.interweave.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.media.MediaException;
import org.interweave.metrics.MetricException;
import org.interweave.render.ClipSource;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code interweave bench}: figures on the output, progress on the error stream. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Exports a clip and prints as JSON how busy the device was, how that compares with the"
                    + " bare networks, and where the time went.",
            "With --ilt-cost: what each way of fusing windows costs and brings, as a table.",
            "With --networks or --reference: the networks alone, as JSON."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final List<Integer> OVERLAPS = List.of(0, 1, 2, 3, 4);

    private final Bench networkBench;
    private final Engines engines;
    private final Shelf shelf;
    private final Path demo;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--clip", description = "What is exported; default the demo clip.")
    private @Nullable Path clip;

    @Option(names = "--frames", description = "Only the first so many frames.")
    private @Nullable Integer frames;

    @Option(names = "--ilt-cost", description = "Measures the ways of fusing overlapping windows.")
    private boolean fusing;

    @Option(names = "--networks", description = "Measures small networks alone.")
    private boolean networks;

    @Option(
            names = "--reference",
            description =
                    "The authors' full-size networks too, at the sizes of their own figures;"
                            + " takes minutes, 10 GB of memory and 3 GB of disk.")
    private boolean reference;

    @Mixin private SettingsOptions settings = new SettingsOptions();
    @Mixin private ModelOptions model = new ModelOptions();

    /**
     * @param networkBench measures networks alone
     * @param demo the clip that is exported unless another is given
     * @param err where progress goes
     */
    public BenchCommand(
            Bench networkBench,
            Engines engines,
            Shelf shelf,
            Path demo,
            PrintStream out,
            PrintStream err) {
        this.networkBench = networkBench;
        this.engines = engines;
        this.shelf = shelf;
        this.demo = demo;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call()
            throws ProblemException, MediaException, MetricException, JsonProcessingException {
        if (networks || reference) {
            json(
                    networkBench.run(
                            model.provider(),
                            reference,
                            stage -> err.println("measuring " + stage)));
            return ExitCode.OK;
        }
        Bundle bundle = model.bundle(shelf);
        Settings wanted = settings.settings(bundle.manifest());
        Path source = clip == null ? demo : clip;
        ExportBench bench =
                new ExportBench(shelf, bundle, model.engine(engines), source, range(source), err);
        try (Interrupt interrupt = new Interrupt()) {
            Cancel cancel = interrupt.cancel();
            if (fusing) {
                out.print(bench.ilt(wanted, OVERLAPS, cancel).table());
            } else {
                json(bench.export(wanted, cancel));
            }
        }
        return ExitCode.OK;
    }

    private FrameRange range(Path source) throws ProblemException {
        try (ClipSource opened = ClipSource.open(source)) {
            int all = opened.info().video().frames();
            int end = frames == null ? all : frames;
            if (end < 1 || end > all) {
                throw new ProblemException(
                        Problem.Kind.SETTING, "--frames is out of range", "use 1 to " + all);
            }
            return new FrameRange(0, end);
        }
    }

    private void json(Object report) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        out.println(json.writeValueAsString(report));
    }
}
