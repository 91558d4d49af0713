package org.interweave.ui.view;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.util.List;

class SystemDesktopTest {
    @Test
    void aNameThatLooksLikeAnOptionIsNone() {
        List<String> command = SystemDesktop.LINUX.telling("Export finished", "--urgency.mov");
        assertEquals(List.of("--", "Export finished", "--urgency.mov"), command.subList(2, 5));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSystemThatHasNoWayToTellIsNoFailure() {
        assertDoesNotThrow(() -> SystemDesktop.MACOS.tell("Export finished", "film.mov"));
        assertDoesNotThrow(() -> SystemDesktop.WINDOWS.tell("Export finished", "film.mov"));
    }
}
