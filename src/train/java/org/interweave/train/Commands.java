package org.interweave.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The studio's commands, run as a user runs them.
 *
 * @param launcher of the studio
 * @param bundle to restore with
 */
record Commands(Path launcher, Path bundle) {
    /** Runs a command that writes OUT, if it is not there. */
    void make(Path out, String... arguments) throws IOException, InterruptedException {
        if (!Files.exists(out)) {
            List<String> named = new ArrayList<>();
            for (String argument : arguments) {
                named.add(argument.equals("OUT") ? out.toString() : argument);
            }
            read(named.toArray(String[]::new));
        }
    }

    /** What {@code metrics} says of a clip against another. */
    JsonNode metrics(Path clip, Path truth) throws IOException, InterruptedException {
        return new JsonMapper()
                .readTree(read("metrics", clip.toString(), truth.toString(), "--json"));
    }

    /** Runs a command and gives what it prints. */
    String read(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + "\n" + printed);
        }
        return printed;
    }
}
