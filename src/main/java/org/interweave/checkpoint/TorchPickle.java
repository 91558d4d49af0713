package org.interweave.checkpoint;

import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

import org.interweave.tensor.Shape;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the pickle of a torch file: maps, lists, numbers and the places of tensors, nothing else.
 *
 * <p>A pickle is a program that may call any function. Here no name ever becomes a function: a few
 * names are understood, instances of any other class become {@link Inert}, and calling what is
 * neither is refused. Instructions that torch does not write are refused too, and no length is
 * believed before it is compared with what is left of the file.
 *
 * <p>Source of the instructions: CPython, Lib/pickletools.py; of the names: pytorch,
 * torch/_utils.py and torch/serialization.py.
 */
final class TorchPickle extends Unpickler {
    /** An object of an unknown class: what it held is dropped. */
    record Inert(String type) {}

    /** A name that the pickle may mention; only {@link #call} gives some of them a meaning. */
    private record Global(String name) {}

    private static final int BUILD = 'b';
    private static final int GLOBAL = 'c';
    private static final int STACK_GLOBAL = 0x93;
    private static final int REDUCE = 'R';
    private static final int NEWOBJ = 0x81;
    private static final int NEWOBJ_EX = 0x92;
    private static final int APPEND = 'a';
    private static final int APPENDS = 'e';
    private static final int SETITEM = 's';
    private static final int SETITEMS = 'u';

    /** Instructions left to the library: numbers, text, tuples, marks, the memo. */
    private static final Set<Integer> PLAIN =
            Set.of(
                    0x80, 0x95, (int) '(', (int) '.', (int) '0', (int) '1', (int) '2', (int) 'N',
                    0x88, 0x89, (int) 'J', (int) 'K', (int) 'M', 0x8a, (int) 'G', 0x8c, (int) 'U',
                    (int) 'C', (int) 't', (int) ')', 0x85, 0x86, 0x87, (int) ']', (int) '}',
                    (int) 'Q', (int) 'h', (int) 'j', (int) 'q', (int) 'r', 0x94);

    /** Instructions followed by a length of 4 bytes and so many bytes. */
    private static final Set<Integer> LENGTH_4 = Set.of((int) 'X', (int) 'T', (int) 'B', 0x8b);

    /** The same with a length of 8 bytes. */
    private static final Set<Integer> LENGTH_8 = Set.of(0x8d, 0x8e);

    /** Beginnings of names whose call makes a value that checkpoints carry and nobody needs. */
    private static final List<String> HARMLESS =
            List.of(
                    "numpy.core.multiarray.",
                    "numpy._core.multiarray.",
                    "numpy.dtype",
                    "numpy.ndarray",
                    "numpy.random.",
                    "torch.device",
                    "torch._utils.",
                    "torch._tensor.",
                    "datetime.",
                    "pathlib.",
                    "decimal.Decimal",
                    "fractions.Fraction",
                    "collections.",
                    "_codecs.encode",
                    "copyreg._reconstructor",
                    "copy_reg._reconstructor",
                    "omegaconf.");

    private static final Set<String> HARMLESS_BUILTINS =
            Set.of("set", "frozenset", "complex", "bytearray", "slice", "range", "object");

    private TorchPickle() {}

    /**
     * Reads a whole pickle.
     *
     * @return maps ({@link Map}), lists, tuples ({@code Object[]}), strings, numbers, booleans,
     *     {@link TorchTensor}, {@link TorchStorage} and {@link Inert}
     * @throws CheckpointException if it is damaged, hostile or not from torch
     */
    static Object read(byte[] pickle) throws CheckpointException {
        try {
            return new TorchPickle().load(new ByteArrayInputStream(pickle));
        } catch (CheckpointException e) {
            throw e;
        } catch (PickleException e) {
            throw new CheckpointException("the list of tensors is damaged: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            // The library meets damage with whatever its stack runs into.
            throw new CheckpointException("the list of tensors is damaged", e);
        }
    }

    @Override
    protected Object dispatch(short key) throws IOException {
        int code = key & 0xFF;
        if (PLAIN.contains(code)) {
            return super.dispatch(key);
        }
        if (LENGTH_4.contains(code) || LENGTH_8.contains(code)) {
            checkLength(LENGTH_4.contains(code) ? Integer.BYTES : Long.BYTES);
            return super.dispatch(key);
        }
        switch (code) {
            case GLOBAL -> stack.add(global(line(), line()));
            case STACK_GLOBAL -> {
                Object name = stack.pop();
                stack.add(global(text(stack.pop()), text(name)));
            }
            case REDUCE -> {
                Object arguments = stack.pop();
                stack.add(call((Global) stack.pop(), (Object[]) arguments));
            }
            case NEWOBJ -> {
                stack.pop();
                stack.add(instance((Global) stack.pop()));
            }
            case NEWOBJ_EX -> {
                stack.pop();
                stack.pop();
                stack.add(instance((Global) stack.pop()));
            }
            case BUILD -> stack.pop(); // the state of an object: none of ours has any
            case APPEND -> append(List.of(stack.pop()));
            case APPENDS -> append(stack.pop_all_since_marker());
            case SETITEM -> {
                Object value = stack.pop();
                put(entry(stack.pop(), value));
            }
            case SETITEMS -> put(stack.pop_all_since_marker());
            default ->
                    throw new CheckpointException(
                            "holds the pickle instruction 0x%02x, which torch does not write; nothing was run"
                                    .formatted(code));
        }
        return NO_RETURN_VALUE;
    }

    /** Looks at the length that follows, without taking it. */
    private void checkLength(int bytes) throws IOException {
        input.mark(bytes);
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length |= (long) (input.read() & 0xFF) << (8 * i);
        }
        input.reset();
        if (length < 0 || length > input.available() - bytes) {
            throw new CheckpointException("the list of tensors is cut short");
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0 || line.length() > 1000) {
                throw new CheckpointException("the list of tensors is cut short");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static String text(Object value) throws CheckpointException {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        throw new CheckpointException("the list of tensors is damaged");
    }

    private static Global global(String module, String name) {
        return new Global(module + "." + name);
    }

    private static Object instance(Global type) {
        return isMap(type) ? new LinkedHashMap<>() : new Inert(type.name);
    }

    private static boolean isMap(Global type) {
        return type.name.equals("collections.OrderedDict")
                || type.name.equals("collections.defaultdict");
    }

    private Object call(Global function, Object[] arguments) throws CheckpointException {
        if (isMap(function)) {
            return new LinkedHashMap<>();
        }
        return switch (function.name) {
            case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor" ->
                    tensor(arguments);
            case "torch._utils._rebuild_parameter",
                    "torch._utils._rebuild_parameter_with_state",
                    "torch.Size" ->
                    arguments[0];
            default -> {
                if (!harmless(function.name)) {
                    throw new CheckpointException(
                            ("calls %s, which has no place in a checkpoint; it was refused and"
                                            + " nothing was run")
                                    .formatted(function.name));
                }
                yield new Inert(function.name);
            }
        };
    }

    private static boolean harmless(String name) {
        for (String module : List.of("builtins.", "__builtin__.")) {
            if (name.startsWith(module)) {
                return HARMLESS_BUILTINS.contains(name.substring(module.length()));
            }
        }
        return HARMLESS.stream().anyMatch(name::startsWith);
    }

    private static TorchTensor tensor(Object[] arguments) throws CheckpointException {
        try {
            List<Integer> extents = new ArrayList<>();
            long count = 1;
            for (Object extent : (Object[]) arguments[2]) {
                extents.add(Math.toIntExact(whole(extent)));
                count = Math.multiplyExact(count, extents.getLast());
            }
            List<Long> strides = new ArrayList<>();
            for (Object stride : (Object[]) arguments[3]) {
                strides.add(whole(stride));
            }
            Math.toIntExact(count);
            return new TorchTensor(
                    (TorchStorage) arguments[0], whole(arguments[1]), new Shape(extents), strides);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new CheckpointException("a tensor is impossible: " + e.getMessage(), e);
        }
    }

    private static long whole(Object number) {
        return switch (number) {
            case Integer i -> i;
            case Long l -> l;
            default -> throw new IllegalArgumentException("not a whole number");
        };
    }

    /** A storage, named by {@code ("storage", type, key, device, count)}. */
    @Override
    protected Object persistentLoad(Object id) {
        Object[] parts = (Object[]) id;
        Global type = (Global) parts[1];
        return new TorchStorage((String) parts[2], format(type.name), whole(parts[4]));
    }

    private static NumberFormat format(String type) {
        return switch (type) {
            case "torch.FloatStorage" -> NumberFormat.F32;
            case "torch.HalfStorage" -> NumberFormat.F16;
            case "torch.BFloat16Storage" -> NumberFormat.BF16;
            case "torch.DoubleStorage" -> NumberFormat.F64;
            case "torch.LongStorage" -> NumberFormat.I64;
            case "torch.IntStorage" -> NumberFormat.I32;
            case "torch.ShortStorage" -> NumberFormat.I16;
            case "torch.CharStorage" -> NumberFormat.I8;
            case "torch.ByteStorage" -> NumberFormat.U8;
            case "torch.BoolStorage" -> NumberFormat.BOOL;
            default -> throw new PickleException("numbers of unknown type " + type);
        };
    }

    private static List<Object> entry(Object key, Object value) {
        List<Object> entry = new ArrayList<>();
        entry.add(key);
        entry.add(value);
        return entry;
    }

    private void append(List<Object> values) {
        if (stack.peek() instanceof List<?> list) {
            @SuppressWarnings("unchecked") // only this class and the library make lists
            List<Object> target = (List<Object>) list;
            target.addAll(values);
        }
    }

    /** Puts keys and values, one after the other, into the map on top of the stack. */
    private void put(List<Object> entries) throws CheckpointException {
        if (!(stack.peek() instanceof Map<?, ?> map)) {
            return;
        }
        @SuppressWarnings("unchecked") // only this class and the library make maps
        Map<Object, Object> target = (Map<Object, Object>) map;
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            Object key = entries.get(i);
            if (key instanceof Map || key instanceof List) {
                // As in Python; and a map that holds itself has no hash.
                throw new CheckpointException("a map has a key that is no name");
            }
            target.put(key, entries.get(i + 1));
        }
    }
}
