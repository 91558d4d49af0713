package org.interweave;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests' class path in a virtual machine of its own, not started yet. */
public final class OwnProcess {
    private OwnProcess() {}

    /** A program with some arguments, each in its own words. */
    public static ProcessBuilder of(Class<?> program, Object... arguments) {
        return of(List.of(), program, arguments);
    }

    /** The same with options of the virtual machine. */
    public static ProcessBuilder of(List<String> options, Class<?> program, Object... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(options);
        line.add("-cp");
        line.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        line.add(program.getName());
        for (Object argument : arguments) {
            line.add(String.valueOf(argument));
        }
        return new ProcessBuilder(line);
    }
}
