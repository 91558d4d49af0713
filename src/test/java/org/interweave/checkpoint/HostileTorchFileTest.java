package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.Golden;
import org.interweave.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A checkpoint from a stranger is read or refused; nothing in it runs and nothing is unpacked. */
class HostileTorchFileTest {
    @TempDir Path folder;

    /** Bytes of a pickle from text in which {@code \xNN} stands for any byte. */
    private static byte[] pickle(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One tensor {@code w} of the given offset, size and stride over 4 numbers. */
    private static String tensor(String offset, String size, String stride) {
        return "X\1\0\0\0wctorch._utils\n"
                + "_rebuild_tensor_v2\n"
                + "((X\7\0\0\0storagectorch\n"
                + "FloatStorage\n"
                + "X\1\0\0\0dX\3\0\0\0cpuK\4tQ"
                + offset
                + size
                + stride
                + "\u0089}tRs";
    }

    private static String map(String content) {
        return "\u0080\2}" + content + ".";
    }

    private Path file(byte[] pickle) throws IOException {
        return file(pickle, Map.of("x/data/d", new byte[16]));
    }

    private Path file(byte[] pickle, Map<String, byte[]> parts) throws IOException {
        Path file = folder.resolve("case.pt");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "x/data.pkl", pickle);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                store(zip, part.getKey(), part.getValue());
            }
        }
        return file;
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

    private String refusal(byte[] pickle) throws IOException {
        return refusal(file(pickle));
    }

    private static String refusal(Path file) {
        CheckpointException e =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> assertThrows(CheckpointException.class, () -> TorchFile.open(file)));
        return String.valueOf(e.getMessage());
    }

    @Test
    void thePickleOfTheseTestsIsOneThatIsRead() throws IOException {
        Path file = file(pickle(map(tensor("K\0", "K\2K\2\u0086", "K\2K\1\u0086"))));
        try (TorchFile read = TorchFile.open(file)) {
            assertEquals(Map.of("w", Shape.of(2, 2)), read.shapes());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "posix\nsystem",
                "os\nsystem",
                "nt\nsystem",
                "subprocess\nPopen",
                "builtins\neval",
                "builtins\nexec",
                "__builtin__\neval",
                "builtins\ngetattr",
                "builtins\n__import__",
                "runpy\nrun_path",
                "webbrowser\nopen",
                "torch.hub\nload",
                "operator\nattrgetter",
                "java.lang.Runtime\nexec"
            })
    void aCallOfAnyOtherFunctionIsRefusedByName(String function) throws IOException {
        Path evidence = folder.resolve("evidence");
        String command = "touch " + evidence;
        String message =
                refusal(
                        pickle(
                                map(
                                        "X\1\0\0\0ac"
                                                + function
                                                + "\n\u008c"
                                                + (char) command.length()
                                                + command
                                                + "\u0085Rs")));
        assertTrue(message.contains(function.replace('\n', '.')), message);
        assertTrue(message.contains("nothing was run"), message);
        assertFalse(Files.exists(evidence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(iposix\nsystem\n", // INST
                "(cposix\nsystem\nX\1\0\0\0ao", // OBJ
                "\u0082\1", // EXT1
                "Pname\n", // PERSID
                "I12345\n", // INT of protocol 0
                "L99999999L\n", // LONG of protocol 0
                "\u0097", // NEXT_BUFFER
                "\u008f" // EMPTY_SET
            })
    void instructionsThatTorchDoesNotWriteAreRefused(String instruction) throws IOException {
        String message = refusal(pickle(map("X\1\0\0\0a" + instruction + "s")));
        assertTrue(message.contains("instruction"), message);
    }

    @Test
    void anObjectOfAnUnknownClassIsDroppedAndTheTensorsAreRead() throws IOException {
        String object = "X\1\0\0\0ocmine\nThing\n)\u0081}X\1\0\0\0ccposix\nsystem\nsbs";
        Path file = file(pickle(map(object + tensor("K\0", "K\4\u0085", "K\1\u0085"))));
        try (TorchFile read = TorchFile.open(file)) {
            assertEquals(Map.of("w", Shape.of(4)), read.shapes());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X\u00ff\u00ff\u00ff\u007f", // 2 GB of text
                "X\u00ff\u00ff\u00ff\u00ff",
                "B\u00ff\u00ff\u00ff\u007f",
                "T\u00ff\u00ff\u00ff\u007f",
                "\u008b\u00ff\u00ff\u00ff\u007f", // a whole number of 2 GB
                "\u008d\0\0\0\0\0\0\0\1",
                "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"
            })
    void aLengthBeyondTheFileIsNotBelieved(String instruction) throws IOException {
        String message = refusal(pickle(map("X\1\0\0\0a" + instruction + "s")));
        assertTrue(message.contains("cut short"), message);
    }

    private static final String MINUS_ONE = "J\u00ff\u00ff\u00ff\u00ff";
    private static final String HUGE = "J\u00ff\u00ff\u00ff\u007f";

    @Test
    void tensorsThatLeaveTheirStorageAreRefused() throws IOException {
        String four = "K\4\u0085";
        String one = "K\1\u0085";
        for (String bad :
                Arrays.asList(
                        tensor("K\1", four, one),
                        tensor(MINUS_ONE, four, one),
                        tensor("K\0", "K\5\u0085", one),
                        tensor("K\0", four, "K\2\u0085"),
                        tensor("K\0", four, MINUS_ONE + "\u0085"),
                        tensor("K\0", four, "\u008a\b\0\0\0\0\0\0\0@\u0085"),
                        tensor("K\0", MINUS_ONE + "\u0085", one),
                        tensor("K\0", "K\2K\2\u0086", "K\2\u0085"),
                        // a billion elements, all of them the same number
                        tensor("K\0", "J\0\0\0@\u0085", "K\0\u0085"),
                        tensor("K\0", HUGE + HUGE + HUGE + "\u0087", "K\1K\1K\1\u0087"))) {
            String message = refusal(pickle(map(bad)));
            assertTrue(message.contains("impossible"), message);
        }
    }

    @Test
    void storageThatIsMissingOrTooShortIsRefused() throws IOException {
        byte[] pickle = pickle(map(tensor("K\0", "K\4\u0085", "K\1\u0085")));
        assertTrue(refusal(file(pickle, Map.of())).contains("no data"));
        assertTrue(
                refusal(file(pickle, Map.of("x/data/d", new byte[15]))).contains("needs 16 bytes"));
    }

    @Test
    void aNameThatClimbsOutOfTheFileFindsNothing() throws IOException {
        Files.write(folder.resolve("outside"), new byte[16]);
        String climbing =
                map(tensor("K\0", "K\4\u0085", "K\1\u0085"))
                        .replace("X\1\0\0\0d", "X\15\0\0\0../../outside");
        assertTrue(climbing.contains("../../outside"));
        assertTrue(refusal(pickle(climbing)).contains("no data"));
    }

    @Test
    void aMapThatHoldsItselfAsAKeyIsRefused() throws IOException {
        assertTrue(refusal(pickle("\u0080\2}q\0h\0K\1s.")).contains("key"));
    }

    @Test
    void compressedStorageIsRefusedBeforeItIsInflated() throws IOException {
        Path file = folder.resolve("bomb.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x/data.pkl"));
            zip.write(pickle(map(tensor("K\0", "K\4\u0085", "K\1\u0085"))));
            zip.putNextEntry(new ZipEntry("x/data/d"));
            zip.write(new byte[1 << 20]);
            zip.closeEntry();
        }
        assertTrue(refusal(file).contains("compressed"));
    }

    @Test
    void aListOfTensorsThatInflatesToGigabytesIsRefused() throws IOException {
        Path file = folder.resolve("bomb.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x/data.pkl"));
            byte[] empties = new byte[1 << 20];
            Arrays.fill(empties, (byte) '}');
            for (int i = 0; i < 512; i++) {
                zip.write(empties);
            }
            zip.closeEntry();
        }
        assertTrue(refusal(file).contains("impossibly long"));
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Golden.inRepository("pt_cases/f32_dict.pt"));
        Path file = folder.resolve("cut.pt");
        for (int length = 0; length < whole.length; length += 13) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(CheckpointException.class, () -> TorchFile.open(file, "ema"));
        }
    }

    @Test
    void aPickleCutAnywhereOrWithAnyByteChangedIsReadOrRefused() throws IOException {
        byte[] whole = pickle(map(tensor("K\0", "K\4\u0085", "K\1\u0085")));
        for (int i = 0; i < whole.length; i++) {
            byte[] cut = Arrays.copyOf(whole, i);
            assertTrue(refusal(cut).startsWith("case.pt"));
            for (int value : new int[] {0, 1, '}', ')', 'R', 's', 'e', 0x7F, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[i] = (byte) value;
                try (TorchFile read = TorchFile.open(file(changed))) {
                    for (String name : read.shapes().keySet()) {
                        read.read(name);
                    }
                } catch (CheckpointException e) {
                    assertTrue(String.valueOf(e.getMessage()).startsWith("case.pt"));
                }
            }
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            store(out, "readme.txt", new byte[3]);
        }
        Path file = folder.resolve("other.pt");
        Files.write(file, zip.toByteArray());
        assertTrue(refusal(file).contains("not one that torch wrote"));
        Files.writeString(file, "hello, this is text");
        assertTrue(refusal(file).contains("not a torch file"));
        Files.write(file, new byte[0]);
        assertTrue(refusal(file).contains("not a torch file"));
    }
}
