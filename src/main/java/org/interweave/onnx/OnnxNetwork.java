package org.interweave.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;

import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A graph loaded by ONNX Runtime. Inputs are read in place; outputs are copied once. */
final class OnnxNetwork implements Network {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Set<String> inputNames;

    OnnxNetwork(OrtEnvironment environment, OrtSession session, Set<String> inputNames) {
        this.environment = environment;
        this.session = session;
        this.inputNames = inputNames;
    }

    @Override
    public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
        if (!inputs.keySet().equals(inputNames)) {
            throw new IllegalArgumentException(inputs.keySet() + " given for " + inputNames);
        }
        if (cancel.requested()) {
            return new RunResult.Cancelled();
        }
        Map<String, OnnxTensor> values = new HashMap<>();
        try (Termination termination = new Termination(new RunOptions());
                Cancel.Registration _ = cancel.onRequest(termination::request)) {
            inputs.forEach((name, tensor) -> values.put(name, input(tensor)));
            try (OrtSession.Result result = session.run(values, termination.options)) {
                return new RunResult.Done(outputs(result));
            }
        } catch (OrtException e) {
            return ended(e, cancel);
        } finally {
            values.values().forEach(OnnxTensor::close);
        }
    }

    /** The engine has no error code for either case: a stopped run is plain ORT_FAIL. */
    private static RunResult ended(OrtException e, Cancel cancel) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Failed to allocate memory")
                || message.contains("out of memory")
                || message.contains("CUBLAS_STATUS_ALLOC_FAILED")
                || message.contains("CUDNN_STATUS_ALLOC_FAILED")) {
            return new RunResult.OutOfMemory(message);
        }
        if (cancel.requested()) {
            return new RunResult.Cancelled();
        }
        throw new IllegalArgumentException(message, e);
    }

    private OnnxTensor input(Tensor tensor) {
        long[] extents = tensor.shape().extents().stream().mapToLong(Integer::intValue).toArray();
        try {
            return OnnxTensor.createTensor(environment, tensor.data(), extents);
        } catch (OrtException e) {
            throw new IllegalArgumentException("input of shape " + tensor.shape(), e);
        }
    }

    private static Map<String, Tensor> outputs(OrtSession.Result result) {
        Map<String, Tensor> outputs = new HashMap<>();
        for (Map.Entry<String, OnnxValue> entry : result) {
            if (!(entry.getValue() instanceof OnnxTensor value)) {
                throw new IllegalStateException(entry.getKey() + " is not a tensor");
            }
            long[] extents = value.getInfo().getShape();
            int[] shape = new int[extents.length];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = Math.toIntExact(extents[i]);
            }
            Shape of = Shape.of(shape);
            FloatBuffer data = Tensor.allocate(of);
            data.put(value.getFloatBuffer());
            outputs.put(entry.getKey(), Tensor.wrap(of, data));
        }
        return outputs;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The options of one run, which another thread may ask to terminate until they are closed. */
    private static final class Termination implements AutoCloseable {
        private final RunOptions options;
        private boolean closed;

        Termination(RunOptions options) {
            this.options = options;
        }

        synchronized void request() {
            if (closed) {
                return;
            }
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            options.close();
        }
    }
}
