package org.interweave.ui.view;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files; a test answers itself. */
public interface Chooser {
    /** A film or a project to open. */
    Optional<Path> open();

    /** A folder. */
    Optional<Path> folder(String title);

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
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(ending, "*." + ending));
            return Optional.ofNullable(chooser.showSaveDialog(window))
                    .map(File::toPath)
                    .map(p -> withEnding(p, ending));
        }

        private static Path withEnding(Path path, String ending) {
            String name = String.valueOf(path.getFileName());
            return name.endsWith("." + ending) ? path : path.resolveSibling(name + "." + ending);
        }
    }
}
