package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.diffusion.Settings;
import org.interweave.project.Edits;
import org.interweave.project.PresetFolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The user's own presets: settings kept as files under names. */
public final class UserPresets {
    private final ReadOnlyObjectWrapper<List<String>> names =
            new ReadOnlyObjectWrapper<>(List.of());
    private final PresetFolder folder;
    private final Background background;

    UserPresets(Path folder, Background background) {
        this.folder = new PresetFolder(folder);
        this.background = background;
    }

    /** What there is. */
    public ReadOnlyObjectProperty<List<String>> names() {
        return names.getReadOnlyProperty();
    }

    /** Where the files are. */
    public Path folder() {
        return folder.folder();
    }

    /** Looks for presets. */
    public void find() {
        background.run(this::list);
    }

    private void list() throws IOException {
        List<String> found = folder.names();
        background.onScreen(() -> names.set(found));
    }

    /** Keeps the settings that are shown under a name. */
    public void save(String name, Settings settings) {
        background.run(
                () -> {
                    folder.write(name, settings);
                    list();
                });
    }

    /** Lets go of a preset. */
    public void delete(String name) {
        background.run(
                () -> {
                    folder.delete(name);
                    list();
                });
    }

    /** Gives the inspected shots, or the clip, a preset's settings, in one step. */
    public void apply(String name, Inspector inspector) {
        inspector
                .settings()
                .ifPresent(
                        now ->
                                background.run(
                                        () -> {
                                            Settings read = folder.read(name, now);
                                            background.onScreen(() -> give(name, inspector, read));
                                        }));
    }

    private static void give(String name, Inspector inspector, Settings read) {
        Session session = inspector.session();
        session.endSeries();
        session.apply(
                inspector.scope() == Inspector.Scope.CLIP
                        ? Edits.defaults(session.clipIndex(), read)
                        : Edits.override(
                                "Apply preset " + name,
                                session.clipIndex(),
                                session.selection().get(),
                                PresetFolder.HELD,
                                read));
    }
}
