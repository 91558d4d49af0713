package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.render.Problem;
import org.interweave.ui.FormulaStudio;
import org.interweave.ui.UnseenStudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

/** A project whose film has become another. */
class ChangedMediaTest {
    @TempDir private Path folder;

    private UnseenStudio studio(FormulaStudio parts) {
        UnseenStudio studio = new UnseenStudio(parts.parts());
        studio.until("there is a model", () -> studio.workbench().model().isPresent());
        return studio;
    }

    @Test
    void aFileThatDoesNotFitTheProjectIsAsGoodAsNone() throws Exception {
        FormulaStudio parts = new FormulaStudio(folder);
        Path film = parts.clip("film.mkv", 24, 12);
        Path project = folder.resolve("film.iwv");
        try (UnseenStudio studio = studio(parts)) {
            Workbench workbench = studio.workbench();
            studio.does(() -> workbench.documents().open(film));
            studio.until("it is open", () -> workbench.session().media().get().isPresent());
            studio.does(() -> workbench.documents().unsaved().save(project));
            studio.until("it is saved", () -> workbench.session().file().get().isPresent());
        }
        parts.clip("film.mkv", 12, 12);
        try (UnseenStudio studio = studio(parts)) {
            Workbench workbench = studio.workbench();
            studio.does(() -> workbench.documents().open(project));
            studio.until("it is missed", () -> workbench.documents().missing().get().isPresent());
            Problem told = studio.on(() -> workbench.problem().get()).orElseThrow();
            assertTrue(told.line().contains("12 frames and had 24"), told::line);
            assertEquals(Optional.empty(), studio.on(() -> workbench.session().media().get()));
        }
    }
}
