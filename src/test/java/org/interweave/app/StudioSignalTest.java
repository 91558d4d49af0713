package org.interweave.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.interweave.OwnProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The studio is asked by the system to end while its model runs, as at the end of a session. */
@Tag("ui")
@Tag("model")
class StudioSignalTest {
    private static final Path HOME =
            Path.of(System.getProperty("project.basedir", ".")).toAbsolutePath().normalize();
    private static final long PATIENCE_SECONDS = 60;
    private static final long MOST_MINUTES = 5;

    @TempDir Path folder;

    @BeforeAll
    static void aDisplayAndAModelAreNeeded() {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "signals are sent by kill");
        assumeTrue(System.getenv("DISPLAY") != null, "no display; xvfb-run gives one");
        assumeTrue(Files.exists(HOME.resolve("models/interweave-small/unet.onnx")), "no model");
    }

    private Process studio() throws IOException {
        return OwnProcess.of(
                        List.of(
                                "-Xmx1g",
                                "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
                                "-Dprism.order=sw",
                                "-Dai.djl.offline=true"),
                        StudioProcess.class,
                        HOME,
                        folder.resolve("data"),
                        folder.resolve("out.mp4"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** What it says until its model has run a few times; then it is asked to end. */
    private String endedWhileRunning() throws Exception {
        Process process = studio();
        // Else a studio whose model never runs is read for ever.
        CompletableFuture.delayedExecutor(MOST_MINUTES, TimeUnit.MINUTES)
                .execute(process::destroyForcibly);
        try {
            return ended(process);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String ended(Process process) throws Exception {
        StringWriter said = new StringWriter();
        try (BufferedReader out =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter all = new PrintWriter(said)) {
            int ran = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                all.println(line);
                if (line.equals("running") && ++ran == 3) {
                    process.toHandle().destroy(); // SIGTERM
                }
            }
        }
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), said.toString());
        assertEquals(0, process.exitValue(), said.toString());
        return said.toString();
    }

    @Test
    void itEndsByItselfAndItsExportGoesOnAtTheNextStart() throws Exception {
        String first = endedWhileRunning();
        assertTrue(first.contains("running"), first);
        assertFalse(Files.exists(folder.resolve("hs_err.log")), first);
        try (Stream<Path> journal = Files.list(folder.resolve("data/work/jobs"))) {
            assertTrue(journal.anyMatch(p -> p.toString().endsWith(".json")), first);
        }
        String second = endedWhileRunning();
        assertTrue(second.contains("running"), second);
        assertFalse(Files.exists(folder.resolve("hs_err.log")), second);
        assertFalse(Files.exists(folder.resolve("out.mp4")));
    }
}
