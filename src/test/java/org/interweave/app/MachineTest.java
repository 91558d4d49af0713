package org.interweave.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;
import java.util.OptionalLong;

class MachineTest {
    private static final List<String> INFO =
            List.of("MemTotal:  16000000 kB", "MemAvailable:   8000000 kB");

    @Test
    void whatJavaMayTakeYetIsNotFree() {
        assertEquals(OptionalLong.of(8_192_000_000L), Machine.available(INFO, 0));
        assertEquals(OptionalLong.of(4_192_000_000L), Machine.available(INFO, 4_000_000_000L));
        assertEquals(OptionalLong.of(0), Machine.available(INFO, 9_000_000_000L));
        assertEquals(OptionalLong.empty(), Machine.available(INFO.subList(0, 1), 0));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxSaysHowMuchThereIs() {
        assertTrue(Machine.availableBytes().isPresent());
    }

    @Test
    void theMemoryOfAGpuIsReadFromWhatItsDriverSays() {
        assertEquals(OptionalLong.of(143771L << 20), Machine.mebibytes("143771 MiB"));
        assertEquals(OptionalLong.empty(), Machine.mebibytes("[N/A]"));
    }
}
