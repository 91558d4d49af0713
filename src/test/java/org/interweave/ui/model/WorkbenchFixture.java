package org.interweave.ui.model;

import org.interweave.ui.UnseenStudio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

/** A workbench without a window, closed after each test. */
abstract class WorkbenchFixture {
    @TempDir Path folder;

    private Optional<UnseenStudio> running = Optional.empty();

    /** Starts it. */
    UnseenStudio start(StudioParts parts) {
        running = Optional.of(new UnseenStudio(parts));
        return studio();
    }

    @AfterEach
    void closeStudio() {
        running.ifPresent(UnseenStudio::close);
    }

    UnseenStudio studio() {
        return running.orElseThrow();
    }

    Workbench workbench() {
        return studio().workbench();
    }
}
