package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.media.MediaException;
import org.interweave.media.VideoInfo;
import org.interweave.ui.FormulaStudio;
import org.interweave.ui.UnseenStudio;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Two films in a document, the second of which is opened while something else happens. */
class OpeningTest extends WorkbenchFixture {
    private static final int FRAMES = 24;

    private Path second;

    @BeforeEach
    void openBoth() throws MediaException {
        FormulaStudio parts = new FormulaStudio(folder);
        UnseenStudio studio = start(parts.parts(this::find));
        Path first = parts.clip("first.mkv", FRAMES, 12);
        second = parts.clip("second.mkv", FRAMES, 12);
        studio.until("there is a model", () -> workbench().model().isPresent());
        studio.does(() -> workbench().documents().open(first));
        studio.until("the first is there", () -> shown().equals(Optional.of(first)));
        studio.does(() -> workbench().documents().add(second));
        studio.until("the second is there", () -> shown().equals(Optional.of(second)));
        studio.does(() -> workbench().documents().show(0));
        studio.until("the first is there again", () -> shown().equals(Optional.of(first)));
    }

    /** The second film is never looked through. */
    private void find(Path clip, Cancel cancel, Consumer<? super ShotSearch.Found> heard)
            throws MediaException {
        if (clip.equals(second)) {
            CompletableFuture<Void> left = new CompletableFuture<>();
            try (Cancel.Registration _ = cancel.onRequest(() -> left.complete(null))) {
                left.join();
            }
        } else {
            ShotSearch.inFrames(clip, cancel, heard);
        }
    }

    private Optional<Path> shown() {
        return workbench().session().media().get().map(VideoInfo::path);
    }

    @Test
    void whatCannotBeOpenedDoesNotStopTheFilmThatIsShown() throws IOException {
        Path words = Files.writeString(folder.resolve("words.mkv"), "no film");
        studio().does(
                        () -> {
                            workbench().documents().show(1);
                            workbench().documents().open(words);
                        });
        studio().until("the problem is told", () -> workbench().problem().get().isPresent());
        studio().until("the second is there", () -> shown().equals(Optional.of(second)));
    }

    @Test
    void whatWasWantedOfAFilmThatIsNotThereIsLetGo() throws IOException {
        Files.delete(second);
        Preview.State asked =
                studio().on(
                                () -> {
                                    workbench().documents().show(1);
                                    workbench().restoring().window();
                                    return workbench().preview().state().get();
                                });
        assertInstanceOf(Preview.State.Waiting.class, asked);
        studio().until("it is missed", () -> workbench().documents().missing().get().isPresent());
        assertInstanceOf(
                Preview.State.Idle.class, studio().on(() -> workbench().preview().state().get()));
        assertTrue(studio().on(() -> workbench().problem().get().isEmpty()));
    }
}
