package org.interweave.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnx.proto.OnnxMl;

import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class OnnxRuntimeTest {
    private final OnnxRuntime runtime = new OnnxRuntime();
    private final Device cpu = new Device.Cpu(1);

    @TempDir Path folder;

    /** y = x + x, for any [n, 3]. */
    private Path doubling() throws IOException {
        OnnxMl.TypeProto type =
                OnnxMl.TypeProto.newBuilder()
                        .setTensorType(
                                OnnxMl.TypeProto.Tensor.newBuilder()
                                        .setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE)
                                        .setShape(
                                                OnnxMl.TensorShapeProto.newBuilder()
                                                        .addDim(dimension().setDimParam("n"))
                                                        .addDim(dimension().setDimValue(3))))
                        .build();
        OnnxMl.GraphProto graph =
                OnnxMl.GraphProto.newBuilder()
                        .setName("doubling")
                        .addInput(OnnxMl.ValueInfoProto.newBuilder().setName("x").setType(type))
                        .addOutput(OnnxMl.ValueInfoProto.newBuilder().setName("y").setType(type))
                        .addNode(
                                OnnxMl.NodeProto.newBuilder()
                                        .setOpType("Add")
                                        .addInput("x")
                                        .addInput("x")
                                        .addOutput("y"))
                        .build();
        OnnxMl.ModelProto model =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(10)
                        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(21))
                        .setGraph(graph)
                        .build();
        return Files.write(folder.resolve("doubling.onnx"), model.toByteArray());
    }

    private static OnnxMl.TensorShapeProto.Dimension.Builder dimension() {
        return OnnxMl.TensorShapeProto.Dimension.newBuilder();
    }

    private final Tensor counting = Tensor.generate(Shape.of(2, 3), i -> i);

    @Test
    void aGraphRunsOnItsInputs() throws IOException {
        try (Network network = runtime.open(doubling(), cpu)) {
            RunResult result = network.run(Map.of("x", counting), new Cancel());
            RunResult.Done done = assertInstanceOf(RunResult.Done.class, result);
            Tensor y = done.output("y");
            assertEquals(Shape.of(2, 3), y.shape());
            assertArrayEquals(new float[] {0, 2, 4, 6, 8, 10}, y.toArray());
        }
    }

    @Test
    void aCancelledRunDoesNotStart() throws IOException {
        Cancel cancel = new Cancel();
        cancel.request();
        try (Network network = runtime.open(doubling(), cpu)) {
            assertEquals(new RunResult.Cancelled(), network.run(Map.of("x", counting), cancel));
        }
    }

    @Test
    void aMissingOrMisshapenInputIsRefused() throws IOException {
        Tensor misshapen = counting.reshaped(Shape.of(3, 2));
        try (Network network = runtime.open(doubling(), cpu)) {
            Cancel cancel = new Cancel();
            assertThrows(
                    IllegalArgumentException.class,
                    () -> network.run(Map.of("z", counting), cancel));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> network.run(Map.of("x", misshapen), cancel));
        }
    }

    @Test
    void aFileThatIsNoGraphIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("not.onnx"), "not a graph");
        IOException e = assertThrows(IOException.class, () -> runtime.open(file, cpu));
        assertEquals(true, String.valueOf(e.getMessage()).contains("not.onnx"));
    }

    @Test
    void theProcessorAlwaysWorks() {
        assertEquals(new DeviceFound.Usable(), runtime.probe(Device.Cpu.allProcessors()));
    }

    @Test
    void aGpuWorksOrSaysWhyNot() {
        switch (runtime.probe(new Device.Cuda(0, Device.Tuning.REPRODUCIBLE))) {
            case DeviceFound.Usable _ -> {}
            case DeviceFound.Unusable(String reason) -> assertFalse(reason.isBlank());
        }
    }
}
