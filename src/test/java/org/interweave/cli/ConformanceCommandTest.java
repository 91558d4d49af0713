package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

class ConformanceCommandTest {
    @TempDir private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(Path cases, Conformance.Outcome... outcomes) {
        try (PrintStream out = new PrintStream(said, true, UTF_8)) {
            Conformance conformance = (_, _, _, heard) -> List.of(outcomes).forEach(heard);
            return InterweaveCommand.run(
                    List.of(new ConformanceCommand(conformance, out)),
                    "conformance",
                    cases.toString());
        }
    }

    private static Conformance.Outcome pass() {
        return new Conformance.Outcome(true, "PASS a");
    }

    @Test
    void allThatPassIsSuccess() {
        assertEquals(0, run(folder, pass(), pass()));
        assertEquals(
                List.of("PASS a", "PASS a", "2 passed, 0 did not"),
                said.toString(UTF_8).lines().toList());
    }

    @Test
    void oneThatDoesNotIsFailure() {
        assertEquals(1, run(folder, pass(), new Conformance.Outcome(false, "FAIL b"), pass()));
    }

    @Test
    void noCasesAreNoSuccess() {
        assertEquals(66, run(folder));
        assertEquals(66, run(folder.resolve("absent"), pass()));
    }
}
