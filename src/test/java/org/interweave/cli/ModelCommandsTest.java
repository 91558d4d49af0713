package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.interweave.OwnProcess;
import org.interweave.app.Main;
import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.checkpoint.CheckpointImporter;
import org.interweave.checkpoint.PublishedCheckpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code interweave import} and {@code interweave models}, as a user runs them. */
class ModelCommandsTest {
    @TempDir private static Path shared;
    @TempDir private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeAll
    static void makeCheckpoint() throws IOException {
        PublishedCheckpoint.write(shared.resolve("published"));
    }

    private int run(Object... words) {
        PrintStream before = System.err;
        try (PrintStream out = new PrintStream(said, true, UTF_8);
                PrintStream err = new PrintStream(complained, true, UTF_8)) {
            System.setErr(err);
            List<Object> commands =
                    List.of(
                            new ImportCommand(
                                    new CheckpointImporter(), folder.resolve("models"), out),
                            new ModelsCommand(new Shelf(List.of(folder.resolve("models"))), out));
            String[] arguments =
                    List.of(words).stream().map(Object::toString).toArray(String[]::new);
            return InterweaveCommand.run(commands, arguments);
        } finally {
            System.setErr(before);
        }
    }

    private String output() {
        return said.toString(UTF_8);
    }

    private String errors() {
        return complained.toString(UTF_8);
    }

    @Test
    void anImportedModelIsListed() throws IOException {
        assertEquals(
                0,
                run("import", shared.resolve("published"), "--licence", "Mine 1", "--name", "X"));
        assertTrue(output().contains("100%"), output());
        assertTrue(output().contains("left"), output());
        assertEquals(
                "Mine 1", Bundle.open(folder.resolve("models/published")).manifest().licence());
        said.reset();
        assertEquals(0, run("models"));
        assertTrue(output().startsWith("published\n"), output());
        assertTrue(output().contains("licence: Mine 1"), output());
        assertTrue(output().contains("of fp16 weights"), output());
        assertTrue(output().matches("(?s).* \\d+\\.\\d MB of .*"), output());
    }

    @Test
    void anotherPlaceAndPrecisionCanBeAskedFor() throws IOException {
        Path target = folder.resolve("elsewhere/mine");
        assertEquals(
                0, run("import", shared.resolve("published"), "-o", target, "--precision", "fp32"));
        assertEquals("mine", Bundle.open(target).manifest().name());
        assertEquals("FP32", Bundle.open(target).manifest().precision().name());
    }

    @Test
    void aDamagedModelIsSaidToBeByItsHash() throws IOException {
        assertEquals(0, run("import", shared.resolve("published")));
        Path weights = folder.resolve("models/published/unet.weights");
        FileTime time = Files.getLastModifiedTime(weights);
        try (FileChannel file = FileChannel.open(weights, StandardOpenOption.WRITE)) {
            file.write(java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}), 5000);
        }
        assertEquals(69, run("models"));
        assertTrue(output().contains("DAMAGED: unet.weights"), output());
        assertTrue(output().contains("SHA-256 differs"), output());
        assertEquals("interweave: a model is damaged;", errors().substring(0, 31), errors());
        Files.setLastModifiedTime(weights, time);
        assertEquals(69, run("models", "--verify"));
    }

    @Test
    void withoutModelsTheUserIsToldHowToGetOne() {
        assertEquals(0, run("models"));
        assertTrue(output().contains("interweave import FOLDER"), output());
    }

    @Test
    void whatDoesNotFitIsListedAndTheErrorIsOneLine() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals(69, run("import", empty));
        assertEquals(1, errors().lines().count(), errors());
        assertTrue(errors().contains("has no folder upscaler4x"), errors());
        assertTrue(errors().contains("; "), errors());
        assertFalse(Files.exists(folder.resolve("models/empty")));
    }

    @Test
    void anUnknownPrecisionIsAMistakeOfTheCommandLine() {
        assertEquals(64, run("import", shared.resolve("published"), "--precision", "fp8"));
        assertTrue(errors().contains("fp8"), errors());
    }

    @Test
    void stoppingTheProgramLeavesNoHalfBundle() throws Exception {
        Path around = Files.createDirectories(folder.resolve("out"));
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            around.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process process =
                    OwnProcess.of(
                                    Main.class,
                                    "import",
                                    shared.resolve("published"),
                                    "-o",
                                    around.resolve("tiny"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertTrue(watch.poll(60, TimeUnit.SECONDS) != null, "it never began");
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            try (var left = Files.list(around)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }
}
