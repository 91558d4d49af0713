package org.interweave.checkpoint;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A torch file (.pt, .pth) as written since torch 1.6: a zip of one pickle, {@code data.pkl}, and
 * one uncompressed part a storage, {@code data/0}, {@code data/1}, ... Nothing in it is executed
 * and nothing is unpacked; tensors are read from their place, one at a time.
 *
 * <p>Source of the format: pytorch, caffe2/serialize/inline_container.h and torch/serialization.py.
 */
public final class TorchFile implements TensorSource {
    /** The list of a million tensors would fit. */
    private static final int MAX_PICKLE_BYTES = 8 << 20;

    private static final int CHUNK_BYTES = 1 << 20;

    private final ZipFile zip;
    private final String prefix;
    private final Map<String, TorchTensor> tensors;

    private TorchFile(ZipFile zip, String prefix, Map<String, TorchTensor> tensors) {
        this.zip = zip;
        this.prefix = prefix;
        this.tensors = tensors;
    }

    /**
     * Opens a file and checks every tensor's place against the file.
     *
     * @param keyPath the keys under which the tensors lie, outermost first; none for the top
     * @return to be closed by the caller; what is not a tensor is left out
     * @throws CheckpointException if the file is damaged, hostile, of another kind, or has no
     *     tensors there
     */
    public static TorchFile open(Path file, String... keyPath) throws IOException {
        return open(file, List.of(keyPath), true);
    }

    /** Opens a file at a key if it has that key, else at the top; otherwise as {@link #open}. */
    public static TorchFile openPreferring(Path file, String key) throws IOException {
        return open(file, List.of(key), false);
    }

    private static TorchFile open(Path file, List<String> keyPath, boolean strict)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try {
            ZipFile zip = openZip(file);
            try {
                return read(zip, keyPath, strict);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (CheckpointException e) {
            throw new CheckpointException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static ZipFile openZip(Path file) throws IOException {
        byte[] start = new byte[4];
        try (InputStream in = Files.newInputStream(file)) {
            int read = in.readNBytes(start, 0, start.length);
            if (read < start.length || start[0] != 'P' || start[1] != 'K') {
                throw new CheckpointException(
                        (start[0] & 0xFF) == 0x80
                                ? "is in the format from before torch 1.6; load it in torch and"
                                        + " save it again"
                                : "is not a torch file");
            }
        }
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new CheckpointException("is cut short or damaged (" + e.getMessage() + ")", e);
        }
    }

    private static TorchFile read(ZipFile zip, List<String> keyPath, boolean strict)
            throws IOException {
        List<? extends ZipEntry> lists =
                zip.stream()
                        .filter(e -> e.getName().matches("([^/]+/)?data\\.pkl"))
                        .limit(2)
                        .toList();
        if (lists.size() != 1) {
            throw new CheckpointException("is a zip, but not one that torch wrote");
        }
        String name = lists.getFirst().getName();
        String prefix = name.substring(0, name.length() - "data.pkl".length());
        ZipEntry order = zip.getEntry(prefix + "byteorder");
        if (order != null && bytes(zip, order, 16).startsWith("big")) {
            throw new CheckpointException("was written on a big-endian machine");
        }
        Object top = TorchPickle.read(pickle(zip, lists.getFirst()));
        Map<String, TorchTensor> tensors = tensors(descend(top, keyPath, strict));
        TorchFile file = new TorchFile(zip, prefix, tensors);
        for (Map.Entry<String, TorchTensor> tensor : tensors.entrySet()) {
            file.checkPlace(tensor.getKey(), tensor.getValue().storage());
        }
        return file;
    }

    private static String bytes(ZipFile zip, ZipEntry entry, int limit) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(limit), StandardCharsets.UTF_8);
        }
    }

    private static byte[] pickle(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] pickle = in.readNBytes(MAX_PICKLE_BYTES + 1);
            if (pickle.length > MAX_PICKLE_BYTES) {
                throw new CheckpointException("its list of tensors is impossibly long");
            }
            return pickle;
        } catch (ZipException e) {
            throw new CheckpointException("is damaged", e);
        }
    }

    private static Map<?, ?> descend(Object top, List<String> keyPath, boolean strict)
            throws CheckpointException {
        @Nullable Object here = top;
        for (String key : keyPath) {
            if (!strict && !(here instanceof Map<?, ?> map && map.containsKey(key))) {
                break;
            }
            here = map(here, key).get(key);
        }
        return map(here, "");
    }

    private static Map<?, ?> map(@Nullable Object value, String key) throws CheckpointException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new CheckpointException("holds no map of tensors");
        }
        if (!key.isEmpty() && !map.containsKey(key)) {
            throw new CheckpointException(
                    "has no key '%s'; it has %s".formatted(key, someKeys(map)));
        }
        return map;
    }

    private static String someKeys(Map<?, ?> map) {
        return map.keySet().stream()
                .filter(String.class::isInstance)
                .limit(8)
                .map(k -> "'" + k + "'")
                .collect(Collectors.joining(", "));
    }

    private static Map<String, TorchTensor> tensors(Map<?, ?> map) throws CheckpointException {
        Map<String, TorchTensor> tensors = new LinkedHashMap<>();
        map.forEach(
                (key, value) -> {
                    if (key instanceof String name && value instanceof TorchTensor tensor) {
                        tensors.put(name, tensor);
                    }
                });
        if (tensors.isEmpty()) {
            throw new CheckpointException("holds no tensors there, only " + someKeys(map));
        }
        return Collections.unmodifiableMap(tensors);
    }

    private void checkPlace(String name, TorchStorage storage) throws CheckpointException {
        ZipEntry entry = zip.getEntry(prefix + "data/" + storage.key());
        if (entry == null) {
            throw new CheckpointException(name + " has no data in the file: it is damaged");
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new CheckpointException(
                    name + " is compressed, which torch never does; save it again in torch");
        }
        if (entry.getSize() < storage.bytes()) {
            throw new CheckpointException(
                    "%s needs %d bytes, the file has %d: it is damaged"
                            .formatted(name, storage.bytes(), entry.getSize()));
        }
    }

    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    @Override
    public Tensor read(String name) throws IOException {
        TorchTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        try (InputStream in =
                zip.getInputStream(zip.getEntry(prefix + "data/" + tensor.storage().key()))) {
            in.skipNBytes(tensor.offset() * tensor.storage().format().bytes());
            FloatBuffer data = Tensor.allocate(tensor.shape());
            if (tensor.contiguous()) {
                readRun(in, tensor.storage().format(), data);
            } else {
                FloatBuffer span = Tensor.allocate(Shape.of(Math.toIntExact(tensor.reach())));
                readRun(in, tensor.storage().format(), span);
                gather(tensor, span, data);
            }
            return Tensor.wrap(tensor.shape(), data);
        } catch (IOException e) {
            throw new CheckpointException(name + " cannot be read: the file is damaged", e);
        }
    }

    /** Fills a buffer with consecutive numbers of a stream. */
    private static void readRun(InputStream in, NumberFormat format, FloatBuffer target)
            throws IOException {
        byte[] chunk =
                new byte[(int) Math.min(CHUNK_BYTES, (long) target.capacity() * format.bytes())];
        for (int done = 0; done < target.capacity(); ) {
            int count = Math.min(target.capacity() - done, chunk.length / format.bytes());
            if (in.readNBytes(chunk, 0, count * format.bytes()) < count * format.bytes()) {
                throw new CheckpointException("ends too early");
            }
            format.readAll(
                    ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN),
                    target.slice(done, count));
            done += count;
        }
    }

    /** Puts the elements of a view, whose span of storage is given, in row-major order. */
    private static void gather(TorchTensor tensor, FloatBuffer span, FloatBuffer target) {
        int[] index = new int[tensor.shape().rank()];
        Arrays.fill(index, 0);
        long[] strides = tensor.strides().stream().mapToLong(Long::longValue).toArray();
        long place = 0;
        for (int i = 0; i < target.capacity(); i++) {
            target.put(i, span.get((int) place));
            for (int axis = index.length - 1; axis >= 0; axis--) {
                place += strides[axis];
                if (++index[axis] < tensor.shape().at(axis)) {
                    break;
                }
                place -= strides[axis] * index[axis];
                index[axis] = 0;
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
