package org.interweave.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.interweave.render.Engines;
import org.interweave.render.ProblemException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code interweave bench}: JSON on the output, the stage at work on the error stream. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the networks on this machine and prints JSON.")
public final class BenchCommand implements Callable<Integer> {
    private final Bench bench;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--reference",
            description =
                    "The authors' full-size networks too, at the sizes of their own figures;"
                            + " takes minutes, 10 GB of memory and 3 GB of disk.")
    private boolean reference;

    @Option(
            names = "--provider",
            defaultValue = "auto",
            description = "auto, cuda or cpu (default: ${DEFAULT-VALUE}).")
    private Engines.Provider provider = Engines.Provider.AUTO;

    /** The command over what measures. */
    public BenchCommand(Bench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() throws ProblemException, JsonProcessingException {
        PrintWriter err = spec.commandLine().getErr();
        BenchReport report =
                bench.run(provider, reference, stage -> err.println("measuring " + stage));
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json.writeValueAsString(report));
        out.flush();
        return ExitCode.OK;
    }
}
