package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Settings;
import org.interweave.render.Problem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The models there are, and the one that is meant. */
public final class Models {
    private final ReadOnlyObjectWrapper<List<Shelf.Found>> all =
            new ReadOnlyObjectWrapper<>(List.of());
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
        background.run(
                () -> {
                    List<Shelf.Found> found = shelf.list();
                    background.onScreen(() -> all.set(found));
                });
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

    /**
     * Does something with the hash of the model of a name; where there is none, the user is told.
     *
     * @param name empty for the first that is whole
     */
    void withHash(String name, Consumer<String> work) {
        named(name)
                .map(Bundle::hash)
                .ifPresentOrElse(
                        work,
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
