package org.interweave.cli;

import org.interweave.degrade.Degradation;
import org.interweave.degrade.Level;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.interweave.media.VideoWriter;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code interweave degrade}: a low-resolution clip from a good one. */
@Command(
        name = "degrade",
        mixinStandardHelpOptions = true,
        description =
                "Makes a clip four times smaller and damages it as cameras and networks do; the"
                        + " sound stays.")
public final class DegradeCommand implements Callable<Integer> {
    private static final int FACTOR = 4;
    private static final int LEAST_SIDE = 64;

    private final PrintStream out;

    @Parameters(paramLabel = "IN", description = "A video, or a folder of pictures.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "Where it goes: .mp4, .mov, .mkv, or a folder.")
    private Path output = Path.of("");

    @Option(
            names = "--level",
            defaultValue = "complex",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Level level = Level.COMPLEX;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "Another seed is another damage (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private OutputOptions target = new OutputOptions();

    /** The command; it prints to {@code out}. */
    public DegradeCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws MediaException, ProblemException {
        target.check(input, output);
        try (Interrupt interrupt = new Interrupt();
                VideoReader reader = VideoReader.open(input)) {
            VideoInfo clip = reader.info();
            Size size = clip.video().size();
            if (Math.min(size.width(), size.height()) < LEAST_SIDE) {
                throw new ProblemException(
                        Problem.Kind.SOURCE,
                        input + " is only " + size,
                        "choose a clip of at least %1$dx%1$d pixels".formatted(LEAST_SIDE));
            }
            Size small = Degradation.reduced(size);
            if (!small.times(FACTOR).equals(size)) {
                out.println(
                        "%s is no multiple of %d: restored, it will be %s"
                                .formatted(size, FACTOR, small.times(FACTOR)));
            }
            Delivery delivery =
                    Delivery.of(clip, clip.allFrames(), 1, Delivery.Depth.BITS_8).resized(small);
            try (VideoWriter writer = VideoWriter.create(output, delivery);
                    Degradation chain = Degradation.open(level, seed, size)) {
                List<Picture> ready = new ArrayList<>();
                for (int i = 0; i < clip.video().frames(); i++) {
                    if (interrupt.cancel().requested()) {
                        throw new ProblemException(
                                Problem.Kind.CANCELLED, "stopped on request", "run it again");
                    }
                    chain.push(reader.read(i), ready::add);
                    write(ready, writer);
                }
                chain.finish(ready::add);
                write(ready, writer);
                writer.finish();
            }
            out.println("%s: %d frames of %s".formatted(output, clip.video().frames(), small));
            return ExitCode.OK;
        }
    }

    private static void write(List<Picture> ready, VideoWriter writer) throws MediaException {
        for (Picture picture : ready) {
            writer.write(picture);
        }
        ready.clear();
    }
}
