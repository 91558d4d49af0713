package org.interweave.ui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.interweave.media.HardwareEncoders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

/** A person at the studio in a real window, closed after each journey. */
@Tag("ui")
class StudioJourney {
    @TempDir Path folder;

    private Optional<StudioFixture> open = Optional.empty();

    @BeforeAll
    static void aDisplayIsNeeded() {
        assumeTrue(StudioFixture.hasDisplay(), "no display; xvfb-run gives one");
    }

    /** A studio over the folder; closed after the test. */
    StudioFixture studio() {
        StudioFixture studio = new StudioFixture(folder);
        open = Optional.of(studio);
        return studio;
    }

    /** The same with other hardware. */
    StudioFixture studio(HardwareEncoders hardware) {
        StudioFixture studio =
                new StudioFixture(new FormulaStudio(folder, new FormulaModels(), hardware));
        open = Optional.of(studio);
        return studio;
    }

    @AfterEach
    void close() {
        open.ifPresent(StudioFixture::close);
    }
}
