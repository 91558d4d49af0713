package org.interweave.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.OwnProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What native libraries write to the terminal of a process of its own. */
class QuietTest {
    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void encodersAndReadersSayNothingBesidesWhatTheyReturn() throws Exception {
        Process process =
                OwnProcess.of(QuietProcess.class, folder).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals(
                List.of("NOT_A_VIDEO"),
                said.lines().filter(line -> !line.startsWith("Picked up ")).toList());
    }
}
