package org.interweave.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ChooserTest {
    @TempDir Path folder;

    private final List<Path> proposed = new ArrayList<>();

    /** Somebody who answers so, and then takes what is proposed. */
    private Optional<Path> save(String answer) {
        return Chooser.whole(
                Path.of("film.iwv"),
                "iwv",
                shown -> {
                    proposed.add(shown);
                    return Optional.of(proposed.size() == 1 ? folder.resolve(answer) : shown);
                });
    }

    @Test
    void theEndingMayBeLeftOut() {
        assertEquals(Optional.of(folder.resolve("harbour.iwv")), save("harbour"));
        assertEquals(1, proposed.size());
    }

    @Test
    void theEndingMayBeInCapitals() {
        assertEquals(Optional.of(folder.resolve("HARBOUR.IWV")), save("HARBOUR.IWV"));
    }

    @Test
    void whatTheEndingWouldReplaceIsAskedAbout() throws IOException {
        Path there = Files.writeString(folder.resolve("harbour.iwv"), "{}");
        assertEquals(Optional.of(there), save("harbour"));
        assertEquals(List.of(Path.of("film.iwv"), there), proposed);
    }

    @Test
    void whatTheDialogHasAskedAboutIsNotAskedAgain() throws IOException {
        Path there = Files.writeString(folder.resolve("harbour.iwv"), "{}");
        assertEquals(Optional.of(there), save("harbour.iwv"));
        assertEquals(1, proposed.size());
    }

    @Test
    void cancelledItIsNowhere() {
        assertEquals(
                Optional.empty(), Chooser.whole(Path.of("film.iwv"), "iwv", _ -> Optional.empty()));
    }
}
