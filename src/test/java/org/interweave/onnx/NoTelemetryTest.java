package org.interweave.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.OwnProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** ONNX Runtime keeps a name for this machine, and what it would send, in the user's cache. */
class NoTelemetryTest {
    @TempDir private Path home;

    /** What a fresh process of the studio does. */
    static final class Fresh {
        private Fresh() {}

        public static void main(String[] arguments) {
            System.out.println(new OnnxRuntime().version());
        }
    }

    @Test
    void nothingIsKeptToBeSent() throws IOException, InterruptedException {
        ProcessBuilder builder = OwnProcess.of(Fresh.class);
        Map<String, String> environment = builder.environment();
        // On build servers the library keeps quiet by itself.
        environment.keySet().removeIf(name -> !name.equals("PATH"));
        environment.put("HOME", home.toString());
        environment.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        Process process =
                builder.redirectErrorStream(true)
                        .redirectOutput(home.resolve("out").toFile())
                        .start();
        assertEquals(0, process.waitFor(), () -> said());
        try (Stream<Path> files = Files.walk(home)) {
            List<String> kept =
                    files.filter(Files::isRegularFile)
                            .map(file -> home.relativize(file).toString())
                            .toList();
            assertEquals(List.of("out"), kept);
        }
    }

    private String said() {
        try {
            return Files.readString(home.resolve("out"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
