package org.interweave.app;

import org.interweave.onnx.Device;
import org.interweave.onnx.DeviceFound;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.render.Engine;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;
import org.interweave.tensor.Network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Engines of ONNX Runtime. */
final class OnnxEngines implements Engines {
    private static final double GIBIBYTE = Math.pow(1024, 3);

    private final Supplier<OnnxRuntime> runtimes;

    /**
     * @param runtimes loads the native library, only when a device is wanted
     */
    OnnxEngines(Supplier<OnnxRuntime> runtimes) {
        this.runtimes = runtimes;
    }

    @Override
    public Engine find(Provider provider, OptionalInt threads) throws ProblemException {
        OnnxRuntime runtime = runtimes.get();
        Device cpu =
                threads.isPresent()
                        ? new Device.Cpu(threads.getAsInt())
                        : Device.Cpu.allProcessors();
        Device cuda = new Device.Cuda(0, Device.Tuning.REPRODUCIBLE);
        return switch (provider) {
            case CPU -> OnnxEngine.on(runtime, cpu, "asked for");
            case CUDA ->
                    switch (runtime.probe(cuda)) {
                        case DeviceFound.Usable _ -> OnnxEngine.on(runtime, cuda, "asked for");
                        case DeviceFound.Unusable(String reason) ->
                                throw new ProblemException(
                                        Problem.Kind.DEVICE,
                                        reason,
                                        "use --provider cpu, or install CUDA 12 and cuDNN 9");
                    };
            case AUTO ->
                    switch (runtime.probe(cuda)) {
                        case DeviceFound.Usable _ ->
                                OnnxEngine.on(runtime, cuda, "the CUDA provider loads");
                        case DeviceFound.Unusable(String reason) ->
                                OnnxEngine.on(runtime, cpu, reason);
                    };
        };
    }

    /**
     * A device.
     *
     * @param chip kernels are chosen by what it can do
     * @param memory all that it has, in bytes; empty if that cannot be told
     */
    private record OnnxEngine(
            OnnxRuntime runtime, Device device, String chip, OptionalLong memory, String reason)
            implements Engine {
        static OnnxEngine on(OnnxRuntime runtime, Device device, String reason) {
            String chip =
                    switch (device) {
                        case Device.Cpu _ -> Machine.processor();
                        case Device.Cuda(int index, Device.Tuning _) -> Machine.graphics(index);
                    };
            OptionalLong memory =
                    switch (device) {
                        case Device.Cpu _ -> Machine.memoryBytes();
                        case Device.Cuda(int index, Device.Tuning _) ->
                                Machine.graphicsBytes(index);
                    };
            return new OnnxEngine(runtime, device, chip, memory, reason);
        }

        @Override
        public String identity() {
            return "onnxruntime " + runtime.version() + " " + words() + " on " + chip;
        }

        private String words() {
            return switch (device) {
                case Device.Cpu(int threads) -> "cpu " + threads + " threads";
                case Device.Cuda(int index, Device.Tuning tuning) ->
                        "cuda device " + index + (tuning == Device.Tuning.FAST ? " fast" : "");
            };
        }

        @Override
        public String description() {
            String bytes =
                    memory.isEmpty() ? "" : ", %.0f GiB".formatted(memory.getAsLong() / GIBIBYTE);
            return words() + " on " + chip + bytes + " (" + reason + ")";
        }

        @Override
        public OptionalLong freeBytes() {
            return switch (device) {
                case Device.Cpu _ -> Machine.availableBytes();
                case Device.Cuda _ -> OptionalLong.empty();
            };
        }

        @Override
        public Network open(Path graph) throws IOException {
            return runtime.open(graph, device);
        }
    }
}
