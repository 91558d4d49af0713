package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.project.Clip;
import org.interweave.ui.FormulaStudio;
import org.interweave.ui.Gate;
import org.interweave.ui.UnseenStudio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Optional;

/** The shots are not found, and the engine, which reads and hashes the film, is not open. */
class FirstFrameTest extends WorkbenchFixture {
    private final Gate gate = new Gate();

    @AfterEach
    void openGate() {
        gate.open(); // Else closing waits for threads that wait for it.
    }

    private StudioParts parts(FormulaStudio made) {
        StudioParts parts = made.parts((_, _, _) -> gate.pass());
        Rendering.Opener held =
                place -> {
                    gate.pass();
                    return parts.engine().open(place);
                };
        return new StudioParts(
                held,
                parts.shelf(),
                parts.importer(),
                parts.cuts(),
                parts.imported(),
                parts.data(),
                parts.ground(),
                parts.speakers(),
                parts.demo());
    }

    @Test
    void theFirstFrameIsThereBeforeAnythingElseIsKnown() throws Exception {
        FormulaStudio made = new FormulaStudio(folder);
        Path film = made.clip();
        UnseenStudio studio = start(parts(made));
        Workbench workbench = workbench();
        studio.does(() -> workbench.documents().open(film));
        studio.until("the film is open", () -> workbench.session().media().get().isPresent());
        studio.does(
                () -> workbench.footage().frames().get().orElseThrow().want(java.util.List.of(0)));
        studio.until("its first frame is there", () -> workbench.footage().frame(0).isPresent());
        assertTrue(studio.on(() -> workbench.shots().finding().get()));
        assertEquals(0, studio.on(() -> workbench.shots().known().get()));
        assertEquals(
                Optional.of(1),
                studio.on(
                        () ->
                                workbench
                                        .session()
                                        .clip()
                                        .get()
                                        .map(Clip::shots)
                                        .map(s -> s.size())));
    }
}
