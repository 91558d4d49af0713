package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class PreferencesFileTest {
    @TempDir Path folder;

    private PreferencesFile file() {
        return new PreferencesFile(folder.resolve("deep/studio.json"));
    }

    @Test
    void theyComeBackAsTheyWereWritten() throws IOException {
        Preferences wanted =
                Preferences.USUAL
                        .with(Preferences.Theme.LIGHT)
                        .opened(Path.of("/a"))
                        .caching(256)
                        .onDevice("cpu")
                        .cachingIn("/cache", 5)
                        .standingAt(new WindowPlace(10, 20, 1200, 700))
                        .pressing("M", "Q");
        file().write(wanted);
        assertEquals(wanted, file().read());
    }

    @Test
    void whatCannotBeReadIsTheUsual() throws IOException {
        assertEquals(Preferences.USUAL, file().read());
        file().write(Preferences.USUAL);
        for (String damaged : List.of("", "{", "[1]", "{\"theme\":\"GREEN\"}")) {
            Files.writeString(file().path(), damaged);
            assertEquals(Preferences.USUAL, file().read(), damaged);
        }
    }

    @Test
    void whatAnOlderStudioDidNotKnowIsTheUsual() throws IOException {
        file().write(Preferences.USUAL);
        Files.writeString(file().path(), "{\"theme\":\"LIGHT\",\"recent\":[\"/a\"]}");
        assertEquals(
                Preferences.USUAL.with(Preferences.Theme.LIGHT).opened(Path.of("/a")),
                file().read());
    }

    @Test
    void whatWasOpenedLastStandsFirstAndOnce() {
        Preferences now = Preferences.USUAL;
        for (String name : List.of("/a", "/b", "/a")) {
            now = now.opened(Path.of(name));
        }
        assertEquals(List.of("/a", "/b"), now.recent());
    }

    @Test
    void onlyTheLastEightAreRemembered() {
        Preferences now = Preferences.USUAL;
        for (int i = 0; i < 20; i++) {
            now = now.opened(Path.of("/" + i));
        }
        assertEquals(8, now.recent().size());
        assertEquals("/19", now.recent().getFirst());
    }
}
