package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Ilt;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Memory does not grow with the clip: peak resident memory of a whole process. */
class LongExportTest {
    private static final int SHORT = 500;
    private static final int LONG = 5000;

    @TempDir private Path folder;

    private Path clip(int frames) throws Exception {
        return Clips.write(
                folder.resolve(frames + ".mkv"),
                new Size(48, 32),
                frames,
                new Rational(25, 1),
                Clips.Coding.of("ffv1", Map.of()),
                (i, plane, y, x) -> plane == 0 ? 40 + (x * 3 + y + i * 5) % 160 : 128);
    }

    /**
     * Peak memory in kB. A heap of fixed size, little memory outside it for tensors, and one
     * compiler keep the laziness of the virtual machine out of the figure; what grew with the clip
     * would not fit, or show.
     */
    private long peak(int frames, int shot, Ilt ilt) throws Exception {
        Process process =
                ExportProcess.start(
                        List.of(
                                "-Xms48m",
                                "-Xmx48m",
                                "-XX:+UseSerialGC",
                                "-XX:+AlwaysPreTouch",
                                "-XX:MaxDirectMemorySize=12m",
                                "-XX:TieredStopAtLevel=1"),
                        folder.resolve("state" + frames + ilt),
                        clip(frames),
                        folder.resolve(frames + "-" + ilt + ".mkv"),
                        frames,
                        shot,
                        3,
                        ilt);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> said.substring(Math.max(0, said.length() - 200)));
        return Long.parseLong(said.substring(said.indexOf("done ") + 5).strip());
    }

    private void assertSameMemory(int shotOfShort, int shotOfLong, Ilt ilt) throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")));
        long few = peak(SHORT, shotOfShort, ilt);
        long many = peak(LONG, shotOfLong, ilt);
        System.out.printf("%s: %d frames %d kB, %d frames %d kB%n", ilt, SHORT, few, LONG, many);
        assertTrue(many < few * 1.05, few + " kB and " + many + " kB");
    }

    @Test
    void tenTimesTheShotsTakeNoMoreMemory() throws Exception {
        assertSameMemory(50, 50, Ilt.FINAL);
    }

    @Test
    void oneShotTenTimesAsLongFusedAtEveryStepTakesNoMoreMemory() throws Exception {
        assertSameMemory(SHORT, LONG, Ilt.PER_STEP);
    }
}
