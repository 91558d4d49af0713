package org.interweave.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.interweave.frame.Cancel;
import org.interweave.media.Cut;
import org.interweave.media.MediaException;
import org.interweave.media.ShotDetector;
import org.interweave.media.VideoReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code interweave info}: what a clip is. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Says what a clip is: size, exact frames and times, colours, sound, shots.")
public final class InfoCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "FILE", description = "A video, or a folder of pictures.")
    private Path file = Path.of("");

    @Option(names = "--shots", description = "Finds the hard cuts, too: reads the whole clip.")
    private boolean shots;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    /** The command; it prints to {@code out}. */
    public InfoCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws MediaException, JsonProcessingException {
        ClipReport report = report();
        if (json) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            out.println(mapper.writeValueAsString(report.json()));
        } else {
            out.print(report.text());
        }
        out.flush();
        return ExitCode.OK;
    }

    private ClipReport report() throws MediaException {
        try (VideoReader reader = VideoReader.open(file)) {
            Optional<List<Cut>> cuts = Optional.empty();
            if (shots) {
                cuts =
                        Optional.of(
                                ShotDetector.detect(
                                        reader, reader.info().allFrames(), new Cancel(), _ -> {}));
            }
            return new ClipReport(reader.info(), cuts);
        }
    }
}
