package org.interweave.checkpoint;

import static org.interweave.checkpoint.OnnxGraph.attribute;

import org.interweave.checkpoint.OnnxValue.Layout;
import org.interweave.checkpoint.OnnxValue.Size;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings videos into the order an operator wants, once for each value and order.
 *
 * <p>Architectures never say how numbers lie; operators ask here. So a transpose exists only where
 * two neighbours disagree.
 */
final class OnnxLayouts {
    private final OnnxGraph graph;
    private final Map<List<Object>, OnnxValue> converted = new HashMap<>();
    private final Map<List<Object>, String> shapes = new HashMap<>();

    OnnxLayouts(OnnxGraph graph) {
        this.graph = graph;
    }

    /** The value in a layout. */
    OnnxValue as(OnnxValue value, Layout layout) {
        if (value.layout() == layout) {
            return value;
        }
        OnnxValue known = converted.get(List.of(value.name(), layout));
        if (known != null) {
            return known;
        }
        OnnxValue result =
                OnnxValue.video(convert(value, layout), layout, value.channels(), value.extents());
        converted.put(List.of(value.name(), layout), result);
        converted.put(List.of(result.name(), value.layout()), value);
        return result;
    }

    private String convert(OnnxValue value, Layout layout) {
        Size size = value.extents();
        int c = value.channels();
        return switch (value.layout()) {
            case VIDEO ->
                    switch (layout) {
                        case FRAMES ->
                                reshape(
                                        transpose(value.name(), 0, 2, 1, 3, 4),
                                        -1,
                                        c,
                                        size.height(),
                                        size.width());
                        case TOKENS -> transpose(reshape(value.name(), 0, c, -1), 0, 2, 1);
                        default -> through(value, layout, Layout.TOKENS);
                    };
            case FRAMES ->
                    switch (layout) {
                        case VIDEO ->
                                transpose(
                                        reshape(
                                                value.name(),
                                                size.batch(),
                                                size.frames(),
                                                c,
                                                size.height(),
                                                size.width()),
                                        0,
                                        2,
                                        1,
                                        3,
                                        4);
                        case FRAME_TOKENS -> transpose(reshape(value.name(), 0, c, -1), 0, 2, 1);
                        default -> through(value, layout, Layout.FRAME_TOKENS);
                    };
            case TOKENS ->
                    switch (layout) {
                        case VIDEO -> reshape(transpose(value.name(), 0, 2, 1), video(size, c));
                        case FRAME_TOKENS ->
                                reshape(
                                        reshape(value.name(), 0, size.frames(), -1, c),
                                        -1,
                                        pixels(size),
                                        c);
                        case PIXEL_TOKENS ->
                                reshape(
                                        transpose(
                                                reshape(value.name(), 0, size.frames(), -1, c),
                                                0,
                                                2,
                                                1,
                                                3),
                                        -1,
                                        size.frames(),
                                        c);
                        default -> through(value, layout, Layout.FRAME_TOKENS);
                    };
            case FRAME_TOKENS ->
                    switch (layout) {
                        case FRAMES ->
                                reshape(
                                        transpose(value.name(), 0, 2, 1),
                                        0,
                                        c,
                                        size.height(),
                                        size.width());
                        case TOKENS -> reshape(value.name(), size.batch(), -1, c);
                        default -> through(value, layout, Layout.TOKENS);
                    };
            case PIXEL_TOKENS ->
                    layout == Layout.TOKENS
                            ? reshape(
                                    transpose(
                                            reshape(
                                                    value.name(),
                                                    size.batch(),
                                                    -1,
                                                    size.frames(),
                                                    c),
                                            0,
                                            2,
                                            1,
                                            3),
                                    0,
                                    -1,
                                    c)
                            : through(value, layout, Layout.TOKENS);
            case OTHER -> throw new IllegalArgumentException(value.name() + " is not a video");
        };
    }

    private String through(OnnxValue value, Layout layout, Layout between) {
        return as(as(value, between), layout).name();
    }

    private static Object[] video(Size size, int channels) {
        return new Object[] {size.batch(), channels, size.frames(), size.height(), size.width()};
    }

    /** The number of pixels of a frame. */
    String pixels(Size size) {
        return computed("Mul", size.height(), size.width());
    }

    /** A whole number made of two, once. */
    String computed(String operator, String a, String b) {
        return shapes.computeIfAbsent(
                List.of(operator, a, b), _ -> graph.node(operator, List.of(a, b)));
    }

    /** One extent of a value, as a list of one number. */
    String extent(String value, long axis) {
        return graph.node(
                "Shape", List.of(value), attribute("start", axis), attribute("end", axis + 1));
    }

    /** Twice the height and width. */
    Size doubled(Size size) {
        String two = graph.numbers(2);
        return new Size(
                size.batch(),
                size.frames(),
                computed("Mul", size.height(), two),
                computed("Mul", size.width(), two));
    }

    /** Rows and columns that were one axis, or all pixels of a group, as a video again. */
    String unflattened(String value, Size size, int channels) {
        return reshape(value, size.batch(), channels, size.frames(), size.height(), size.width());
    }

    String transpose(String value, long... axes) {
        return graph.node("Transpose", List.of(value), attribute("perm", axes));
    }

    /** Extents are numbers, or names of computed ones; 0 keeps an axis, -1 is the rest. */
    String reshape(String value, Object... extents) {
        return graph.node("Reshape", List.of(value, shape(extents)));
    }

    /** A list of extents as one value of the graph. */
    String shape(Object... extents) {
        List<Object> key = List.of(extents);
        String known = shapes.get(key);
        if (known != null) {
            return known;
        }
        String made = concatenated(extents);
        shapes.put(key, made);
        return made;
    }

    private String concatenated(Object[] extents) {
        long[] numbers = new long[extents.length];
        boolean fixed = true;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < extents.length; i++) {
            if (extents[i] instanceof Integer number) {
                numbers[i] = number;
                parts.add(graph.numbers(number));
            } else {
                fixed = false;
                parts.add((String) extents[i]);
            }
        }
        return fixed ? graph.numbers(numbers) : graph.node("Concat", parts, attribute("axis", 0L));
    }
}
