package org.interweave.ui.view;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Asks the user for files; a test answers itself. */
public interface Chooser {
    /** A film or a project to open. */
    Optional<Path> open();

    /** A folder. */
    Optional<Path> folder(String title);

    /** A folder of pictures, which are a film. */
    default Optional<Path> pictures() {
        return folder("A folder of pictures");
    }

    /** Where to write. */
    Optional<Path> save(String title, String name, String ending);

    /** The system's own dialogs, over a window. */
    record Native(Window window) implements Chooser {
        private static final List<String> FILMS =
                List.of(
                        "*.mp4", "*.mov", "*.mkv", "*.avi", "*.mxf", "*.webm", "*.mpg", "*.ts",
                        "*.dv", "*.y4m", "*.m4v", "*.wmv");

        @Override
        public Optional<Path> open() {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Open a film or a project");
            chooser.getExtensionFilters()
                    .addAll(
                            new FileChooser.ExtensionFilter("All files", "*.*"),
                            new FileChooser.ExtensionFilter("Interweave projects", "*.iwv"),
                            new FileChooser.ExtensionFilter("Films", FILMS));
            return Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath);
        }

        @Override
        public Optional<Path> folder(String title) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(title);
            return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
        }

        @Override
        public Optional<Path> save(String title, String name, String ending) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(ending, "*." + ending));
            return whole(
                    Path.of(name),
                    ending,
                    proposed -> {
                        chooser.setInitialFileName(String.valueOf(proposed.getFileName()));
                        Optional.ofNullable(proposed.getParent())
                                .map(Path::toFile)
                                .ifPresent(chooser::setInitialDirectory);
                        return Optional.ofNullable(chooser.showSaveDialog(window))
                                .map(File::toPath);
                    });
        }
    }

    /**
     * Where to write, with its ending. A dialog asks itself whether to replace the file that it
     * answers, but not the one that is meant when the ending was left out: it is shown again with
     * the whole name.
     *
     * @param proposed what the dialog shows first
     * @param dialog answers a path to a proposed one; empty if it was cancelled
     */
    static Optional<Path> whole(
            Path proposed, String ending, Function<? super Path, Optional<Path>> dialog) {
        Optional<Path> answer = dialog.apply(proposed);
        Optional<Path> meant = answer.map(p -> withEnding(p, ending));
        return meant.isEmpty() || meant.equals(answer) || !Files.exists(meant.get())
                ? meant
                : whole(meant.get(), ending, dialog);
    }

    private static Path withEnding(Path path, String ending) {
        String name = String.valueOf(path.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith("." + ending)
                ? path
                : path.resolveSibling(name + "." + ending);
    }
}
