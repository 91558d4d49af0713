package org.interweave.checkpoint;

import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes torch files as torch.save does, protocol 2, one storage a tensor. */
final class TorchWriter {
    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

    private TorchWriter() {}

    /**
     * Writes a state dictionary.
     *
     * @param key the key of a map around it, empty for none
     */
    static void write(Path file, String key, TensorSource source, NumberFormat format)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setMethod(ZipOutputStream.STORED);
            TorchWriter writer = new TorchWriter();
            writer.text("\u0080\2");
            if (!key.isEmpty()) {
                writer.text("}").name(key);
            }
            writer.text("ccollections\nOrderedDict\n)R(");
            List<String> names = List.copyOf(source.shapes().keySet());
            for (int i = 0; i < names.size(); i++) {
                // As the golden checkpoints have it: what fp16 cannot hold stays fp32.
                NumberFormat stored = names.get(i).endsWith(".freqs") ? NumberFormat.F32 : format;
                Tensor tensor = source.read(names.get(i));
                writer.name(names.get(i)).tensor(i, tensor.shape(), stored);
                store(zip, "archive/data/" + i, bytes(tensor, stored));
            }
            writer.text("u").text(key.isEmpty() ? "." : "s.");
            store(zip, "archive/data.pkl", writer.pickle.toByteArray());
        }
    }

    private TorchWriter text(String text) {
        pickle.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    private TorchWriter name(String name) {
        return text("X").number(name.length()).text(name);
    }

    private TorchWriter number(int number) {
        pickle.writeBytes(
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
        return this;
    }

    private void tensor(int storage, Shape shape, NumberFormat format) {
        text("ctorch._utils\n_rebuild_tensor_v2\n((").name("storage");
        text("ctorch\n" + (format == NumberFormat.F16 ? "Half" : "Float") + "Storage\n");
        name(String.valueOf(storage)).name("cpu").text("J").number(shape.count()).text("tQ");
        text("J").number(0).text("(");
        shape.extents().forEach(e -> text("J").number(e));
        text("t(");
        for (int axis = 0; axis < shape.rank(); axis++) {
            int stride = 1;
            for (int inner = axis + 1; inner < shape.rank(); inner++) {
                stride *= shape.at(inner);
            }
            text("J").number(stride);
        }
        text("t\u0089ccollections\nOrderedDict\n)RtR");
    }

    private static byte[] bytes(Tensor tensor, NumberFormat format) {
        ByteBuffer bytes =
                ByteBuffer.allocate(tensor.shape().count() * format.bytes())
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (float number : tensor.toArray()) {
            if (format == NumberFormat.F16) {
                bytes.putShort(Float.floatToFloat16(number));
            } else {
                bytes.putFloat(number);
            }
        }
        return bytes.array();
    }

    private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
