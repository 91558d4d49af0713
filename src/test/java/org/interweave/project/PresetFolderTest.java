package org.interweave.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class PresetFolderTest {
    @TempDir Path folder;

    private final Settings wanted =
            Setting.ILT.in(Settings.USUAL.with(new Guidance(7.5)), Ilt.PER_STEP);

    @Test
    void whatIsWrittenComesBackButPromptAndSeedStay() throws IOException {
        PresetFolder presets = new PresetFolder(folder.resolve("presets"));
        assertEquals(List.of(), presets.names());
        presets.write("Old film", wanted);
        Settings shot = Setting.PROMPT.in(Setting.SEED.in(Settings.USUAL, 99L), "harbour");
        Settings after = presets.read("Old film", shot);
        assertEquals(7.5, after.guidance().scale());
        assertEquals(Ilt.PER_STEP, after.windows().ilt());
        assertEquals("harbour", after.prompt().words());
        assertEquals(99, after.noise().seed());
        assertEquals(List.of("Old film"), presets.names());
        presets.delete("Old film");
        assertEquals(List.of(), presets.names());
    }

    @Test
    void aNameThatIsNoFileNameIsNone() {
        assertTrue(PresetFolder.isName("Super 8, no".replace(",", "")));
        assertFalse(PresetFolder.isName("../other"));
        assertFalse(PresetFolder.isName(""));
        assertFalse(PresetFolder.isName("a/b"));
        assertFalse(PresetFolder.isName("Con"));
        assertFalse(PresetFolder.isName("nul.old"));
        assertFalse(PresetFolder.isName("film "));
        assertTrue(PresetFolder.isName("console"));
    }

    @Test
    void aDamagedFileSaysSo() throws IOException {
        Files.writeString(
                folder.resolve("broken.json"), "{\"version\": 1, \"settings\": {\"x\": 1}}");
        PresetFolder presets = new PresetFolder(folder);
        assertThrows(IOException.class, () -> presets.read("broken", Settings.USUAL));
    }
}
