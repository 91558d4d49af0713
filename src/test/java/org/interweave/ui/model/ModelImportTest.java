package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.bundle.Importer;
import org.interweave.render.Problem;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

class ModelImportTest {
    private static final ModelImport.State IDLE = new ModelImport.State.Idle();

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final Background background =
            new Background(Runnable::run, Runnable::run, Runnable::run);
    private final List<String> heard = new ArrayList<>();

    private ModelImport importing(Importer importer) {
        ModelImport made =
                new ModelImport(
                        importer,
                        Path.of("shelf"),
                        background,
                        worker::add,
                        () -> heard.add("there is another model"));
        made.state()
                .addListener(
                        (_, _, now) -> {
                            if (now
                                    instanceof
                                    ModelImport.State.Running(String words, double share)) {
                                heard.add(words + " " + share);
                            }
                        });
        return made;
    }

    /** Writes two halves of a decoder, as importers do. */
    private static Importer.Imported inHalves(
            Importer.Request request, Importer.Listener listener) {
        assertEquals(Path.of("shelf/mine"), request.target());
        try {
            listener.wrote("decoder", 50, 100);
            listener.wrote("decoder", 100, 100);
        } catch (CancellationException _) {
            return new Importer.Imported.Cancelled();
        }
        return new Importer.Imported.Cancelled();
    }

    private static Importer.Imported damaged(Importer.Request request, Importer.Listener listener)
            throws IOException {
        throw new IOException("TE-3DVAE.pt is missing");
    }

    @Test
    void itTellsHowFarItIs() {
        ModelImport importing = importing(ModelImportTest::inHalves);
        importing.start(Path.of("/downloads/mine"));
        assertEquals(
                List.of("Importing mine"),
                background.activities().all().get().stream().map(Activity::words).toList());
        worker.remove().run();
        assertEquals(
                List.of("Reading mine -1.0", "Writing decoder 0.5", "Writing decoder 1.0"), heard);
        assertEquals(IDLE, importing.state().get());
        assertEquals(List.of(), background.activities().all().get());
    }

    @Test
    void whatIsStoppedWritesNoMoreAndIsNoNews() {
        ModelImport importing =
                importing(
                        (request, listener) -> {
                            Importer.Imported end = inHalves(request, listener);
                            heard.add("ended");
                            return end;
                        });
        importing.start(Path.of("/downloads/mine"));
        importing.stop();
        assertEquals(IDLE, importing.state().get());
        worker.remove().run();
        assertEquals(List.of("Reading mine -1.0", "ended"), heard);
        assertEquals(Optional.empty(), background.problem().get());
    }

    @Test
    void aDamagedCheckpointIsTold() {
        ModelImport importing = importing(ModelImportTest::damaged);
        importing.start(Path.of("/downloads/mine"));
        worker.remove().run();
        Problem told = background.problem().get().orElseThrow();
        assertEquals(Problem.Kind.MODEL, told.kind());
        assertTrue(told.line().contains("TE-3DVAE.pt is missing"), told::line);
        assertEquals(IDLE, importing.state().get());
    }

    @Test
    void aSecondImportEndsTheFirst() {
        ModelImport importing = importing(ModelImportTest::inHalves);
        importing.start(Path.of("/downloads/mine"));
        importing.start(Path.of("/elsewhere/mine"));
        worker.remove().run();
        assertEquals(new ModelImport.State.Running("Reading mine", -1), importing.state().get());
        assertEquals(1, background.activities().all().get().size());
    }
}
