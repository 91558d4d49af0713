package org.interweave.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

import org.interweave.tensor.Network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Finds devices and loads graphs on them.
 *
 * <p>ONNX Runtime's releases report their use to its makers unless they are told not to (its pull
 * request 27379); here they are told before the library starts, and nothing is sent.
 */
public final class OnnxRuntime {
    private final OrtEnvironment environment = environment();

    private static OrtEnvironment environment() {
        NativeEnvironment.set("ORT_DISABLE_TELEMETRY", "1");
        try {
            OrtEnvironment environment =
                    DeepStack.call(
                            () ->
                                    OrtEnvironment.getEnvironment(
                                            OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "interweave"));
            environment.setTelemetry(false);
            return environment;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The engine's version, part of what decides the bits of a result. */
    public String version() {
        return environment.getVersion();
    }

    /** Tries a device: a provider is listed even where its libraries cannot load. */
    public DeviceFound probe(Device device) {
        try (SessionOptions _ = options(device)) {
            return new DeviceFound.Usable();
        } catch (OrtException e) {
            return new DeviceFound.Unusable(whyNoCuda(e));
        }
    }

    private static String whyNoCuda(OrtException e) {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return "this build has no CUDA provider (build with -Pcuda)";
        }
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        // The useful part, such as a missing library, comes after the place in the engine's source.
        String reason = message.replaceFirst("^.* with error: ", "");
        return "the CUDA provider does not load: " + reason;
    }

    /**
     * Loads a graph and its external data.
     *
     * @return to be closed by the caller
     * @throws IOException if the file is missing or not a graph that this device can run
     */
    public Network open(Path graph, Device device) throws IOException {
        if (!Files.isRegularFile(graph)) {
            throw new IOException("no such graph: " + graph);
        }
        try (SessionOptions options = options(device)) {
            OrtSession session =
                    DeepStack.call(() -> environment.createSession(graph.toString(), options));
            return new OnnxNetwork(environment, session, Set.copyOf(session.getInputNames()));
        } catch (OrtException e) {
            throw new IOException(graph.getFileName() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static SessionOptions options(Device device) throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setDeterministicCompute(true);
            switch (device) {
                case Device.Cpu(int threads) -> {
                    options.setIntraOpNumThreads(threads);
                    // Threads that wait for work by spinning take it from decoder and encoder.
                    options.addConfigEntry("session.intra_op.allow_spinning", "0");
                }
                case Device.Cuda(int index, Device.Tuning tuning) ->
                        addCuda(options, index, tuning == Device.Tuning.REPRODUCIBLE);
            }
            return options;
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }

    /** Option names as in onnxruntime's CUDAExecutionProvider documentation. */
    private static void addCuda(SessionOptions options, int index, boolean reproducible)
            throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(index)) {
            cuda.add("cudnn_conv_algo_search", reproducible ? "DEFAULT" : "EXHAUSTIVE");
            cuda.add("use_tf32", reproducible ? "0" : "1");
            options.addCUDA(cuda);
        }
    }
}
