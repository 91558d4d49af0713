package org.interweave.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What a figure was measured on. */
final class Machine {
    private Machine() {}

    /** Processor, number of processors, memory, system. */
    static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor());
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        memoryBytes()
                .ifPresent(
                        bytes ->
                                facts.put(
                                        "memory", Math.round(bytes / Math.pow(1024, 3)) + " GiB"));
        facts.put(
                "system",
                String.join(
                        " ",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")));
        return facts;
    }

    /** All the memory there is; empty if that cannot be told. */
    static OptionalLong memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? OptionalLong.of(system.getTotalMemorySize())
                : OptionalLong.empty();
    }

    /**
     * Memory that native code could still have, of what Linux says; empty elsewhere. What Java may
     * take yet for its heap and direct buffers is not counted: it will.
     */
    static OptionalLong availableBytes() {
        try {
            return available(Files.readAllLines(Path.of("/proc/meminfo")), growth());
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong available(List<String> memoryInfo, long growth) {
        return memoryInfo.stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .map(all -> Math.max(0, all - growth))
                .findFirst();
    }

    /** Bytes by which Java may grow. */
    private static long growth() {
        Runtime java = Runtime.getRuntime();
        long direct =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(pool -> Math.max(0, mostDirect() - pool.getMemoryUsed()))
                        .sum();
        return java.maxMemory() - java.totalMemory() + direct;
    }

    /** The limit of direct buffers; the heap's where none is given. */
    private static long mostDirect() {
        long given =
                Long.parseLong(
                        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                                .getVMOption("MaxDirectMemorySize")
                                .getValue());
        return given > 0 ? given : Runtime.getRuntime().maxMemory();
    }

    /** The processor's name. */
    static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException _) {
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unknown");
        }
    }

    /** Name and driver of a GPU, as the driver's own tool tells them. */
    static String graphics(int index) {
        return graphics(index, "name,driver_version").orElse("unknown");
    }

    /** All the memory of a GPU; empty if that cannot be told. */
    static OptionalLong graphicsBytes(int index) {
        return mebibytes(graphics(index, "memory.total").orElse(""));
    }

    /** Of what the driver's tool says: {@code 143771 MiB}. */
    static OptionalLong mebibytes(String said) {
        return said.matches("[0-9]{1,12} MiB")
                ? OptionalLong.of(Long.parseLong(said.split(" ", -1)[0]) << 20)
                : OptionalLong.empty();
    }

    private static Optional<String> graphics(int index, String question) {
        ProcessBuilder asking =
                new ProcessBuilder(
                        "nvidia-smi",
                        "--query-gpu=" + question,
                        "--format=csv,noheader",
                        "--id=" + index);
        try {
            Process process = asking.redirectErrorStream(true).start();
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return ended && process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
