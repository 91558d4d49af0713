package org.interweave.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.OwnProcess;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.VideoReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real export of 500 frames: the bundled networks, a process as the launcher starts it. */
@Tag("slow")
class LongRestoreTest {
    private static final int FRAMES = 500;

    /** 936 MB were measured: 256 of heap, 256 of buffers, the networks, the codecs. */
    private static final long MOST_KILOBYTES = 1_200_000;

    @TempDir private Path folder;

    @Test
    void fiveHundredFramesAreRestoredInLittleMemory() throws Exception {
        Path clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(96, 54),
                        FRAMES,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()),
                        (i, plane, y, x) -> plane > 0 ? 128 : 40 + (x * 3 + y * 2 + i * 2) % 160);
        Path restored = folder.resolve("restored.mkv");
        ProcessBuilder builder =
                OwnProcess.of(
                        List.of(
                                "-Xmx256m",
                                "-Dinterweave.home=" + Path.of("").toAbsolutePath(),
                                "-Duser.home=" + folder),
                        Main.class,
                        "restore",
                        clip,
                        "-o",
                        restored,
                        "--preset",
                        "faithful");
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("MALLOC_ARENA_MAX", "2"); // as the launcher has it
        Path said = folder.resolve("said");
        builder.redirectErrorStream(true).redirectOutput(said.toFile());
        Process process = builder.start();
        long peak = 0;
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakKilobytes(process.pid()));
            }
        } finally {
            process.destroyForcibly();
        }
        String words = Files.readString(said, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), words);
        try (VideoReader reader = VideoReader.open(restored)) {
            assertEquals(FRAMES, reader.info().video().frames());
            assertEquals(new Size(384, 216), reader.info().video().size());
        }
        System.out.println("500 frames, peak resident " + peak + " kB\n" + words);
        assertTrue(peak < MOST_KILOBYTES, peak + " kB");
    }

    private static long peakKilobytes(long process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (java.io.IOException _) {
            return 0; // It has just ended.
        }
    }
}
