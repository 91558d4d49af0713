package org.interweave.checkpoint;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

import org.interweave.tensor.Shape;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An ONNX graph under construction: nodes in the order of their use, small constants inside,
 * weights in a file beside it.
 *
 * <p>Source of the format: onnx/onnx, onnx.proto and docs/ExternalData.md.
 */
final class OnnxGraph {
    private static final int IR_VERSION = 10;
    private static final int OPSET = 20;
    private static final String CONTRIB = "com.microsoft";

    private final GraphProto.Builder graph;
    private final Map<String, StoredWeight> weights = new LinkedHashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private int values;

    OnnxGraph(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** An attribute of a node: a long, a float, a String or a list of longs. */
    record Attribute(String name, Object value) {
        AttributeProto proto() {
            AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
            switch (value) {
                case Long number -> proto.setType(AttributeProto.AttributeType.INT).setI(number);
                case Float number -> proto.setType(AttributeProto.AttributeType.FLOAT).setF(number);
                case long[] numbers -> {
                    proto.setType(AttributeProto.AttributeType.INTS);
                    Arrays.stream(numbers).forEach(proto::addInts);
                }
                default ->
                        proto.setType(AttributeProto.AttributeType.STRING)
                                .setS(
                                        com.google.protobuf.ByteString.copyFromUtf8(
                                                value.toString()));
            }
            return proto.build();
        }
    }

    static Attribute attribute(String name, long value) {
        return new Attribute(name, value);
    }

    static Attribute attribute(String name, float value) {
        return new Attribute(name, value);
    }

    static Attribute attribute(String name, String value) {
        return new Attribute(name, value);
    }

    static Attribute attribute(String name, long[] value) {
        return new Attribute(name, value);
    }

    /** An fp32 input; extents are numbers or names of free sizes. */
    String input(String name, Object... extents) {
        graph.addInput(info(name, extents));
        return name;
    }

    /** Gives a value the name of an output of known shape. */
    void output(String name, String value, Object... extents) {
        add("Identity", "", List.of(value), name);
        graph.addOutput(info(name, extents));
    }

    /** Gives a value of any shape the name of an output. */
    void outputOfAnyShape(String name, String value) {
        add("Identity", "", List.of(value), name);
        graph.addOutput(
                ValueInfoProto.newBuilder()
                        .setName(name)
                        .setType(
                                TypeProto.newBuilder()
                                        .setTensorType(
                                                TypeProto.Tensor.newBuilder()
                                                        .setElemType(
                                                                TensorProto.DataType
                                                                        .FLOAT_VALUE))));
    }

    private static ValueInfoProto info(String name, Object... extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object extent : extents) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    extent instanceof Integer number
                            ? dimension.setDimValue(number)
                            : dimension.setDimParam(extent.toString()));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                                .setShape(shape)))
                .build();
    }

    /** Adds a node of the standard with one output and tells its name. */
    String node(String operator, List<String> inputs, Attribute... attributes) {
        return add(operator, "", inputs, fresh(), attributes);
    }

    /** Adds a node of ONNX Runtime's own operators. */
    String contrib(String operator, List<String> inputs, Attribute... attributes) {
        return add(operator, CONTRIB, inputs, fresh(), attributes);
    }

    /** Adds a node with two outputs. */
    List<String> pair(String operator, List<String> inputs, Attribute... attributes) {
        List<String> outputs = List.of(fresh(), fresh());
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addAllInput(inputs);
        Arrays.stream(attributes).forEach(a -> node.addAttribute(a.proto()));
        graph.addNode(node.addAllOutput(outputs));
        return outputs;
    }

    private String add(
            String operator,
            String domain,
            List<String> inputs,
            String output,
            Attribute... attributes) {
        NodeProto.Builder node =
                NodeProto.newBuilder()
                        .setOpType(operator)
                        .setDomain(domain)
                        .setName(operator + "/" + output)
                        .addAllInput(inputs)
                        .addOutput(output);
        Arrays.stream(attributes).forEach(a -> node.addAttribute(a.proto()));
        graph.addNode(node);
        return output;
    }

    private String fresh() {
        return "v" + values++;
    }

    /** A constant list of whole numbers, or a single one with {@code numbers(value)}. */
    String numbers(long... numbers) {
        String key = "i" + Arrays.toString(numbers);
        return constants.computeIfAbsent(
                key,
                _ -> {
                    TensorProto.Builder tensor =
                            TensorProto.newBuilder()
                                    .setName(fresh())
                                    .setDataType(TensorProto.DataType.INT64_VALUE)
                                    .addDims(numbers.length);
                    Arrays.stream(numbers).forEach(tensor::addInt64Data);
                    graph.addInitializer(tensor);
                    return tensor.getName();
                });
    }

    /** A constant fp32 tensor, kept inside the graph: for a few thousand numbers at most. */
    String constant(Shape shape, float... numbers) {
        String key = "f" + shape + Arrays.toString(numbers);
        return constants.computeIfAbsent(
                key,
                _ -> {
                    TensorProto.Builder tensor =
                            TensorProto.newBuilder()
                                    .setName(fresh())
                                    .setDataType(TensorProto.DataType.FLOAT_VALUE);
                    shape.extents().forEach(tensor::addDims);
                    for (float number : numbers) {
                        tensor.addFloatData(number);
                    }
                    graph.addInitializer(tensor);
                    return tensor.getName();
                });
    }

    /** A weight in the file beside the graph; asked for again, it is the same. */
    String weight(String name, StoredWeight weight) {
        StoredWeight known = weights.putIfAbsent(name, weight);
        if (known != null && !known.equals(weight)) {
            throw new IllegalArgumentException(name + ": " + weight + " and " + known);
        }
        return name;
    }

    /** The tensors that {@link #write} will read. */
    Map<String, Shape> weights() {
        return weights.values().stream()
                .collect(
                        Collectors.toMap(
                                StoredWeight::source,
                                StoredWeight::shape,
                                (a, _) -> a,
                                LinkedHashMap::new));
    }

    /**
     * Writes the graph and, beside it, {@code weights}, one tensor at a time.
     *
     * @throws IOException if a weight cannot be read or a file not be written
     */
    void write(Path file, Path weightsFile, TensorSource source, NumberFormat format)
            throws IOException {
        GraphProto.Builder whole = graph.clone();
        try (ExternalData data = ExternalData.create(weightsFile)) {
            for (Map.Entry<String, StoredWeight> entry : weights.entrySet()) {
                StoredWeight weight = entry.getValue();
                NumberFormat stored = precise(weight.source()) ? NumberFormat.F32 : format;
                ExternalData.Place place = data.append(weight.stored(source), stored);
                whole.addInitializer(external(entry.getKey(), weight, weightsFile, place, stored));
                if (stored != NumberFormat.F32) {
                    whole.addNode(0, cast(entry.getKey()));
                }
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            model(whole).writeTo(out);
        }
    }

    /** Rotary frequencies are multiplied by whole numbers: fp16 would turn by other angles. */
    private static boolean precise(String weight) {
        return weight.endsWith(".freqs");
    }

    /** Weights on disk may be narrower; the graph computes in fp32. */
    private static NodeProto cast(String name) {
        return NodeProto.newBuilder()
                .setOpType("Cast")
                .addInput(name + "/stored")
                .addOutput(name)
                .addAttribute(attribute("to", TensorProto.DataType.FLOAT_VALUE).proto())
                .build();
    }

    private static TensorProto external(
            String name,
            StoredWeight weight,
            Path file,
            ExternalData.Place place,
            NumberFormat format) {
        boolean full = format == NumberFormat.F32;
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(full ? name : name + "/stored")
                        .setDataType(
                                full
                                        ? TensorProto.DataType.FLOAT_VALUE
                                        : TensorProto.DataType.FLOAT16_VALUE)
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(entry("location", file.getFileName().toString()))
                        .addExternalData(entry("offset", String.valueOf(place.offset())))
                        .addExternalData(entry("length", String.valueOf(place.bytes())));
        weight.storedShape().extents().forEach(tensor::addDims);
        return tensor.build();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static ModelProto model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("interweave")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(CONTRIB).setVersion(1))
                .setGraph(graph)
                .build();
    }
}
