package org.interweave.ui.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The system's own commands. */
public enum SystemDesktop implements Desktop {
    LINUX,
    MACOS,
    WINDOWS;

    /** The one that this machine has. */
    public static SystemDesktop here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.contains("mac") ? MACOS : name.contains("win") ? WINDOWS : LINUX;
    }

    @Override
    public void show(Path folder) {
        run(showing(folder));
    }

    @Override
    public void tell(String headline, String words) {
        run(telling(headline, words));
    }

    /** The command that shows a folder. */
    List<String> showing(Path folder) {
        return switch (this) {
            case LINUX -> List.of("xdg-open", folder.toString());
            case MACOS -> List.of("open", folder.toString());
            case WINDOWS -> List.of("explorer.exe", folder.toString());
        };
    }

    /** The command that tells the user something; none if there is none. */
    List<String> telling(String headline, String words) {
        return switch (this) {
            case LINUX -> List.of("notify-send", "--app-name=Interweave", "--", headline, words);
            case MACOS ->
                    List.of(
                            "osascript",
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run",
                            headline,
                            words);
            case WINDOWS -> List.of();
        };
    }

    /** Runs such a command. A system without it does nothing, which the log says. */
    private static void run(List<String> command) {
        if (command.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.getLogger(SystemDesktop.class.getName())
                    .log(System.Logger.Level.INFO, "{0}", e.getMessage());
        }
    }
}
