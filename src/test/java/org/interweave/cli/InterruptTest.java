package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.OwnProcess;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** A process of its own is asked to end while a network of it runs. */
class InterruptTest {
    private static final byte[] GRAPH = "a graph".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;
    private Path clip = Path.of("");

    private record Ended(int code, String said) {}

    @BeforeEach
    void makeClipAndMetric() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self")));
        clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(64, 48),
                        600,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()),
                        (i, plane, y, x) -> plane == 0 ? 40 + (x * 3 + y + i) % 160 : 128);
        Files.write(folder.resolve("g.onnx"), GRAPH);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(GRAPH));
        Files.writeString(
                folder.resolve("metric.json"),
                """
                {"format": 1, "name": "niqe", "better": "lower", "kind": "frame",
                 "graph": "g.onnx", "sha256": "%s", "size": {"width": 8, "height": 4},
                 "mean": [0.5, 0.5, 0.5], "deviation": [0.25, 0.25, 0.25],
                 "input": "x", "output": "d"}
                """
                        .formatted(hash));
    }

    private Path table() {
        return folder.resolve("frames.csv");
    }

    private Ended measured(int times) throws Exception {
        Process process =
                OwnProcess.of(
                                InterruptedProcess.class,
                                times,
                                "metrics",
                                clip,
                                "--learned",
                                folder,
                                "--csv",
                                table())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    @Test
    void measuringEndsByItselfAndWritesNothing() throws Exception {
        Ended ended = measured(1);
        assertEquals(ExitCode.STOPPED, ended.code(), ended.said());
        assertTrue(ended.said().contains("stopped on request"), ended.said());
        assertTrue(ended.said().contains("hook"), ended.said());
        assertFalse(Files.exists(table()));
    }

    @Test
    void askedTwiceItEndsAtOnceWithoutTheHooksThatWouldTakeTheNetworkAway() throws Exception {
        Ended ended = measured(2);
        assertEquals(ExitCode.STOPPED, ended.code(), ended.said());
        assertFalse(ended.said().contains("hook"), ended.said());
        assertFalse(Files.exists(table()));
    }

    @Test
    void unaskedItMeasuresToTheEnd() throws Exception {
        Ended ended = measured(0);
        assertEquals(ExitCode.OK, ended.code(), ended.said());
        assertTrue(Files.readAllLines(table()).size() > 600);
    }
}
