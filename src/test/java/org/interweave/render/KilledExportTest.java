package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Ilt;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class KilledExportTest {
    private static final int KILLS = 22;
    private static final int FRAMES = 60;
    private static final int SHOT = 20;
    private static final int STEPS = 4;
    private static final int WINDOWS = 12;

    @TempDir private Path folder;

    @Test
    void anExportKilledAtRandomMomentsEndsAsOneNeverInterrupted() throws Exception {
        Path clip =
                Clips.write(
                        folder.resolve("clip.mkv"),
                        new Size(48, 32),
                        FRAMES,
                        new Rational(25, 1),
                        Clips.Coding.of("ffv1", Map.of()).withSound("flac"),
                        (i, plane, y, x) -> plane == 0 ? 40 + (x * 3 + y + i * 5) % 160 : 128);
        Path whole = uninterrupted(clip);
        Path target = folder.resolve("killed.mp4");
        Random random = new Random(7);
        int denoiserRuns = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(clip, target);
            denoiserRuns += killAfter(process, 1 + random.nextInt(10), random.nextInt(30));
            assertFalse(Files.exists(target), "a half file after " + kill);
        }
        String rest = finish(start(clip, target));
        assertTrue(rest.contains("done"), rest);
        denoiserRuns += (int) rest.chars().filter(c -> c == 'u').count();
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(target));
        int needed = WINDOWS * STEPS;
        // Each kill costs at most the window under way.
        assertTrue(
                denoiserRuns >= needed && denoiserRuns <= needed + KILLS * STEPS,
                denoiserRuns + " runs");
        assertEquals(Sidecar.of(whole).frames(), Sidecar.of(target).frames());
        assertNothingLeftBehind(target);
    }

    private Path uninterrupted(Path clip) throws Exception {
        Path target = folder.resolve("whole.mp4");
        try (RenderEngine engine =
                RenderEngine.open(
                        new FormulaModels(new FormulaModel()),
                        folder.resolve("other"),
                        WindowCache.Limits.USUAL)) {
            List<ShotJob> shots =
                    ExportProcess.shots(FRAMES, SHOT, ExportProcess.settings(STEPS, Ilt.FINAL));
            String id = engine.submit(ExportProcess.order(engine, clip, target, shots));
            assertInstanceOf(JobView.Done.class, engine.await(id).state());
        }
        return target;
    }

    private Process start(Path clip, Path target) throws IOException {
        return ExportProcess.start(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                folder.resolve("state"),
                clip,
                target,
                FRAMES,
                SHOT,
                STEPS,
                Ilt.FINAL);
    }

    /** Kills a process some time after its n-th run; gives the denoiser's runs among them. */
    private static int killAfter(Process process, int runs, int millis) throws Exception {
        int denoiser = 0;
        try (InputStream events = process.getInputStream()) {
            for (int i = 0; i < runs; i++) {
                int event = events.read();
                assertTrue(event == 'u' || event == 'd', "it ended by itself after " + i + " runs");
                denoiser += event == 'u' ? 1 : 0;
            }
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            // The handle's way leaves what it said readable.
            process.toHandle().destroyForcibly();
            process.waitFor();
            String more = new String(events.readAllBytes(), StandardCharsets.UTF_8);
            return denoiser + (int) more.chars().filter(c -> c == 'u').count();
        }
    }

    private static String finish(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private void assertNothingLeftBehind(Path target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> parts =
                    files.filter(f -> f.toString().contains(target.getFileName() + ".part"))
                            .toList();
            assertEquals(List.of(), parts);
        }
        try (Stream<Path> jobs = Files.list(folder.resolve("state/jobs"))) {
            assertEquals(0, jobs.count());
        }
    }
}
