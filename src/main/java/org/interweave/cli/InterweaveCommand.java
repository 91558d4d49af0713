package org.interweave.cli;

import org.interweave.media.MediaException;
import org.interweave.metrics.MetricException;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.render.Problems;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;

/** The command line as a whole: its subcommands, and how each outcome becomes an exit code. */
@Command(
        name = "interweave",
        description = "Restores damaged, low-resolution video with the DiffVSR diffusion system.",
        mixinStandardHelpOptions = true,
        versionProvider = InterweaveCommand.Version.class,
        subcommands = CommandLine.HelpCommand.class)
public final class InterweaveCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    private InterweaveCommand() {}

    /**
     * Runs one command line.
     *
     * @param subcommands objects annotated as picocli commands
     * @param arguments the words after the program's name
     * @return the exit code
     */
    public static int run(List<?> subcommands, String... arguments) {
        CommandLine line = new CommandLine(new InterweaveCommand());
        for (Object subcommand : subcommands) {
            CommandLine added = new CommandLine(subcommand);
            if (subcommand instanceof ProjectCommand project) {
                added.addSubcommand(project.makeNew());
            }
            line.addSubcommand(added);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(InterweaveCommand::misused);
        line.setExecutionExceptionHandler((e, command, _) -> failed(e, command.getErr()));
        return line.execute(arguments);
    }

    private static int misused(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("interweave: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println("try: " + name + " --help");
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, PrintWriter err) throws Exception {
        Problem problem =
                switch (e) {
                    case ProblemException known -> known.problem();
                    case MetricException metric ->
                            new Problem(Problem.Kind.MODEL, metric.what(), metric.advice());
                    case MediaException media -> Problems.media(media).problem();
                    default -> throw e;
                };
        err.println("interweave: " + problem.line());
        return ExitCode.of(problem.kind());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = InterweaveCommand.class.getPackage().getImplementationVersion();
            return new String[] {"interweave " + (version == null ? "(development)" : version)};
        }
    }
}
