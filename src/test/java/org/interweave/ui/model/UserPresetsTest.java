package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Settings;
import org.interweave.project.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class UserPresetsTest {
    @TempDir Path folder;

    private final Session session = Sessions.ofThreeShots();
    private final Background background =
            new Background(Runnable::run, Runnable::run, Runnable::run);

    private UserPresets presets() {
        return new UserPresets(folder, background);
    }

    private static Settings strong() {
        return Settings.USUAL.with(new Guidance(9));
    }

    private Settings settings(int shot) {
        return Sessions.clip(session).settings(shot);
    }

    @Test
    void whatIsKeptIsListedAndFoundByAnotherStart() {
        UserPresets presets = presets();
        presets.save("strong", strong());
        presets.save("at night", Settings.USUAL);
        assertEquals(List.of("at night", "strong"), presets.names().get());
        UserPresets next = presets();
        next.find();
        assertEquals(List.of("at night", "strong"), next.names().get());
        next.delete("strong");
        assertEquals(List.of("at night"), next.names().get());
    }

    @Test
    void aPresetIsGivenToTheSelectedShotsInOneStep() {
        presets().save("strong", strong());
        session.selectOnly(1);
        presets().apply("strong", new Inspector(session, Inspector.Scope.SHOTS));
        assertEquals(9, settings(1).guidance().scale());
        assertEquals(Settings.USUAL.guidance(), settings(0).guidance());
        assertEquals(Optional.of("Apply preset strong"), session.undoable().get());
        session.undo();
        assertEquals(Settings.USUAL.guidance(), settings(1).guidance());
    }

    @Test
    void aPresetLeavesThePromptAsItIs() {
        presets().save("strong", strong());
        Inspector shots = new Inspector(session, Inspector.Scope.SHOTS);
        shots.set(Setting.PROMPT, "sea");
        presets().apply("strong", shots);
        assertEquals("sea", settings(0).prompt().words());
        assertEquals(9, settings(0).guidance().scale());
    }

    @Test
    void theWholeFilmGetsIntoWhatShotsInherit() {
        presets().save("strong", strong());
        Inspector film = new Inspector(session, Inspector.Scope.CLIP);
        presets().apply("strong", film);
        assertEquals(9, settings(2).guidance().scale());
        assertFalse(new Inspector(session, Inspector.Scope.SHOTS).own(Setting.GUIDANCE));
    }

    @Test
    void aDamagedPresetIsToldAndChangesNothing() throws IOException {
        presets().save("strong", strong());
        try (var files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "{");
        }
        presets().apply("strong", new Inspector(session, Inspector.Scope.CLIP));
        assertEquals(Settings.USUAL.guidance(), settings(0).guidance());
        assertTrue(background.problem().get().isPresent());
    }
}
