package org.interweave.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process that is in RAM, native libraries included; known on Linux only. */
final class ResidentMemory {
    private static final Path SELF = Path.of("/proc/self");

    private ResidentMemory() {}

    /** Forgets the peak so far (proc_pid_clear_refs(5)). */
    static void forgetPeak() {
        try {
            Files.writeString(SELF.resolve("clear_refs"), "5");
        } catch (IOException | UnsupportedOperationException _) {
            // The peak then counts from the start of the process, which is still an upper bound.
        }
    }

    /** The largest size since {@link #forgetPeak}, in bytes; 0 where the system does not tell. */
    static long peak() {
        try {
            return Files.readAllLines(SELF.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
