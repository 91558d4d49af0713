package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.ProjectFile;
import org.interweave.project.Recovery;
import org.interweave.render.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class UnsavedTest {
    @TempDir Path folder;

    private final Deque<Runnable> files = new ArrayDeque<>();
    private final List<Path> used = new ArrayList<>();
    private final Session session = Sessions.ofThreeShots();
    private Unsaved unsaved;

    @BeforeEach
    void start() {
        Background background = new Background(files::add, files::add, Runnable::run);
        unsaved = new Unsaved(session, background, recovery(), used::add);
    }

    private Recovery recovery() {
        return new Recovery(folder.resolve("recovery"));
    }

    private void work() {
        while (!files.isEmpty()) {
            files.poll().run();
        }
    }

    private void split(int frame) {
        session.seek(frame);
        session.split();
    }

    private Document now() {
        return session.document().get();
    }

    /** What the next start would offer, the newest first. */
    private List<Recovery.Found> offered() throws IOException {
        return recovery().find();
    }

    private void leave() {
        unsaved.leave();
        work();
    }

    private static Recovery.Found found(List<Recovery.Found> all, Document document) {
        return all.stream().filter(f -> f.document().equals(document)).findFirst().orElseThrow();
    }

    /** Documents that two crashes left behind, and are offered now. */
    private List<Document> twoLeftBehind() throws IOException, ProblemException {
        List<Document> left = new ArrayList<>();
        for (int frame : List.of(10, 20)) {
            left.add(Edits.split(0, frame).apply(now()));
            try (Recovery crashed = recovery()) {
                crashed.keep(left.getLast(), Optional.of(folder.resolve(frame + ".iwv")));
            }
        }
        unsaved.find();
        work();
        assertEquals(2, unsaved.recovered().get().size());
        return left;
    }

    /** As the studio does, see Documents. */
    private void recover(Recovery.Found found) {
        unsaved.setAside();
        session.recover(found.document(), found.project());
        unsaved.taken(found);
    }

    @Test
    void whatIsNotSavedIsOfferedAtTheNextStart() throws IOException {
        split(10);
        leave();
        assertEquals(List.of(now()), offered().stream().map(Recovery.Found::document).toList());
    }

    @Test
    void whatIsSavedIsNot() throws IOException, ProblemException {
        split(10);
        Path file = folder.resolve("film.iwv");
        unsaved.save(file);
        work();
        leave();
        assertEquals(now(), new ProjectFile(file).read());
        assertEquals(List.of(), offered());
        assertEquals(List.of(file), used);
    }

    @Test
    void aSaveThatIsDoneAfterTheWindowIsClosedLeavesNothingBehind() throws IOException {
        split(10);
        unsaved.save(folder.resolve("film.iwv"));
        leave();
        assertEquals(List.of(), offered());
    }

    @Test
    void whatIsChangedDuringASaveIsNotLost() throws IOException {
        split(10);
        unsaved.save(folder.resolve("film.iwv"));
        split(20);
        work();
        assertTrue(session.unsaved().get());
        leave();
        assertEquals(now(), offered().getFirst().document());
    }

    @Test
    void whatIsRecoveredAndLeftIsOfferedAgain() throws IOException, ProblemException {
        Document left = twoLeftBehind().getFirst();
        recover(found(unsaved.recovered().get(), left));
        work();
        leave();
        Recovery.Found again = found(offered(), left);
        assertEquals(Optional.of(folder.resolve("10.iwv")), again.project());
        assertEquals(2, offered().size());
    }

    @Test
    void aCrashRightAfterRecoveringLosesNothing() throws IOException, ProblemException {
        Document left = twoLeftBehind().getFirst();
        recover(found(unsaved.recovered().get(), left));
        int steps = files.size();
        for (int i = 0; i < steps; i++) {
            files.remove().run();
            // What the running studio keeps is not offered: the files are counted.
            try (Stream<Path> kept = Files.list(folder.resolve("recovery"))) {
                long documents = kept.filter(f -> f.toString().endsWith(".iwv")).count();
                assertTrue(documents >= 2, "after step " + i);
            }
        }
    }

    @Test
    void recoveringSetsAsideWhatIsNotSaved() throws IOException, ProblemException {
        Document left = twoLeftBehind().getFirst();
        split(40);
        Document mine = now();
        recover(found(unsaved.recovered().get(), left));
        split(50);
        work();
        leave();
        assertEquals(mine, found(offered(), mine).document());
        assertEquals(now(), found(offered(), now()).document());
    }

    @Test
    void onlyTheOneThatIsNamedIsDiscarded() throws IOException, ProblemException {
        List<Document> left = twoLeftBehind();
        unsaved.forget(found(unsaved.recovered().get(), left.getFirst()));
        work();
        assertEquals(
                List.of(left.getLast()),
                unsaved.recovered().get().stream().map(Recovery.Found::document).toList());
        assertEquals(
                List.of(left.getLast()), offered().stream().map(Recovery.Found::document).toList());
    }

    @Test
    void theOthersAreOfferedAfterOneIsRecovered() throws IOException, ProblemException {
        List<Document> left = twoLeftBehind();
        recover(found(unsaved.recovered().get(), left.getFirst()));
        work();
        assertEquals(left.getLast(), unsaved.recovered().get().getFirst().document());
    }

    @Test
    void aDocumentIsKeptUnderItsOwnName() throws IOException {
        split(10);
        Document mine = now();
        unsaved.setAside();
        session.open(Document.EMPTY, Optional.of(folder.resolve("other.iwv")));
        work();
        assertEquals(Optional.empty(), found(offered(), mine).project());
        assertFalse(session.unsaved().get());
    }
}
