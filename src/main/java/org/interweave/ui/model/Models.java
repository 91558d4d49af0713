package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Settings;
import org.interweave.project.Clip;
import org.interweave.render.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models there are, and the one that is meant. */
public final class Models {
    private final ReadOnlyObjectWrapper<List<Shelf.Found>> all =
            new ReadOnlyObjectWrapper<>(List.of());
    private static final String CARD = "README.md";
    private static final Path NONE = Path.of("");

    private final Map<String, String> limits = new HashMap<>();
    private final Shelf shelf;
    private final Background background;

    Models(Shelf shelf, Background background) {
        this.shelf = shelf;
        this.background = background;
    }

    /** The models there are. */
    ReadOnlyObjectProperty<List<Shelf.Found>> all() {
        return all.getReadOnlyProperty();
    }

    /** Looks for models. */
    void find() {
        background.read(
                () -> {
                    List<Shelf.Found> found = shelf.list();
                    Map<String, String> said = limits(found);
                    background.onScreen(
                            () -> {
                                limits.clear();
                                limits.putAll(said);
                                all.set(found);
                            });
                });
    }

    private static Map<String, String> limits(List<Shelf.Found> found) throws IOException {
        Map<String, String> said = new HashMap<>();
        for (Shelf.Found each : found) {
            Path card =
                    each instanceof Shelf.Found.Usable(Bundle b) ? b.folder().resolve(CARD) : NONE;
            if (Files.isRegularFile(card)) {
                said.put(String.valueOf(card.getParent()), limits(Files.readString(card)));
            }
        }
        return said;
    }

    /** What a model's card says of its limits: the paragraph that begins so; empty if none does. */
    static String limits(String card) {
        return card.lines()
                .dropWhile(line -> !line.startsWith("Limits: "))
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** What the card of a model says of its limits; empty if there is nothing. */
    public String limits(Bundle bundle) {
        return limits.getOrDefault(String.valueOf(bundle.folder()), "");
    }

    /**
     * The model of a name, or the first that is whole.
     *
     * @param name empty for the first
     */
    Optional<Bundle> named(String name) {
        return all.get().stream()
                .filter(Shelf.Found.Usable.class::isInstance)
                .map(f -> ((Shelf.Found.Usable) f).bundle())
                .filter(b -> name.isEmpty() || b.id().equals(name))
                .findFirst();
    }

    /** What is done to the shown clip with a model's hash. */
    interface Work {
        void on(Clip clip, String model);
    }

    /**
     * Does something to the shown clip, if there is one, with the hash of its document's model;
     * where there is no such model, the user is told.
     */
    void withClip(Session session, Work work) {
        Optional<Clip> clip = session.clip().get();
        if (clip.isEmpty()) {
            return;
        }
        named(session.document().get().model())
                .map(Bundle::hash)
                .ifPresentOrElse(
                        hash -> work.on(clip.get(), hash),
                        () ->
                                background.tell(
                                        new Problem(
                                                Problem.Kind.MODEL,
                                                "no model is installed",
                                                "open Models and import a DiffVSR checkpoint")));
    }

    /** What a new film starts with: the first model's first preset. Reads the shelf. */
    Settings settings() throws IOException {
        return shelf.list().stream()
                .filter(Shelf.Found.Usable.class::isInstance)
                .map(f -> ((Shelf.Found.Usable) f).bundle().manifest())
                .findFirst()
                .map(Presets::of)
                .orElse(Settings.USUAL);
    }
}
