package org.interweave.app;

import org.interweave.checkpoint.CheckpointImporter;
import org.interweave.cli.BenchCommand;
import org.interweave.cli.DegradeCommand;
import org.interweave.cli.ImportCommand;
import org.interweave.cli.InfoCommand;
import org.interweave.cli.InterweaveCommand;
import org.interweave.cli.ModelsCommand;
import org.interweave.onnx.Device;
import org.interweave.onnx.OnnxRuntime;

import java.util.List;

/** Starts Interweave: with arguments the command line, without them the studio. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        OnnxEngines engines = new OnnxEngines(new OnnxRuntime(), Device.Cpu.allProcessors());
        Folders folders = Folders.find(System::getProperty, System.getenv());
        List<?> commands =
                List.of(
                        new InfoCommand(System.out),
                        new DegradeCommand(System.out),
                        new ImportCommand(new CheckpointImporter(), folders.imported(), System.out),
                        new ModelsCommand(folders.shelf(), System.out),
                        new BenchCommand(new ReferenceBench(engines)));
        System.exit(InterweaveCommand.run(commands, arguments));
    }
}
