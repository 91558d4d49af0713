package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.project.Document;
import org.interweave.project.ProjectFile;
import org.interweave.project.Recovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the document to its file when it is wanted, keeps what is not written yet for after a
 * crash, and offers what crashes left behind.
 */
public final class Unsaved {
    private final ReadOnlyObjectWrapper<List<Recovery.Found>> recovered =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Session session;
    private final Background background;
    private final Recovery recovery;
    private final Consumer<? super Path> used;
    private Latest<Session.Snapshot> keeper;

    /** What the recovery folder holds; known to the thread of files only. */
    private Optional<Document> kept = Optional.empty();

    /**
     * @param recovery used on the thread of files
     * @param used called with every path that was saved to
     */
    Unsaved(
            Session session,
            Background background,
            Recovery recovery,
            Consumer<? super Path> used) {
        this.session = session;
        this.background = background;
        this.recovery = recovery;
        this.used = used;
        keeper = newKeeper();
        session.document()
                .addListener(
                        (_, _, _) -> {
                            if (session.unsaved().get()) {
                                keep();
                            }
                        });
    }

    private Latest<Session.Snapshot> newKeeper() {
        return new Latest<>(background.files(), this::keep);
    }

    /** What crashes left behind and nobody has decided on. */
    public ReadOnlyObjectProperty<List<Recovery.Found>> recovered() {
        return recovered.getReadOnlyProperty();
    }

    /** Looks for what crashes left behind. */
    void find() {
        background.run(
                () -> {
                    List<Recovery.Found> found = recovery.find();
                    background.onScreen(() -> recovered.set(found));
                });
    }

    /** Writes the document, as it is now, to a file. */
    public void save(Path path) {
        Session.Snapshot wanted = session.snapshot();
        background.run(
                () -> {
                    new ProjectFile(path).write(wanted.document());
                    if (kept.equals(Optional.of(wanted.document()))) {
                        forgetKept();
                    }
                    background.onScreen(
                            () -> {
                                session.savedTo(path, wanted);
                                used.accept(path);
                            });
                });
    }

    /** Keeps the document, as it is now, for after a crash. */
    private void keep() {
        keeper.set(session.snapshot());
    }

    private void keep(Session.Snapshot snapshot) {
        background.attempt(
                () -> {
                    recovery.keep(snapshot.document(), snapshot.file());
                    kept = Optional.of(snapshot.document());
                });
    }

    private void forgetKept() throws IOException {
        recovery.forget();
        kept = Optional.empty();
    }

    /** Another document is about to be shown: what is not saved is offered at the next start. */
    void setAside() {
        if (session.unsaved().get()) {
            background.run(
                    () -> {
                        recovery.setAside();
                        kept = Optional.empty();
                    });
            // What is kept from now on comes after that, and takes nobody's place before it.
            keeper = newKeeper();
        }
    }

    /** What was left behind is shown now: it is kept as this studio's own. */
    void taken(Recovery.Found found) {
        keep();
        forget(found);
    }

    /** Lets go of what one crash left behind. */
    public void forget(Recovery.Found found) {
        recovered.set(recovered.get().stream().filter(f -> !f.equals(found)).toList());
        background.run(() -> recovery.forget(found));
    }

    /** What is not saved is offered at the next start. */
    void leave() {
        if (!session.unsaved().get()) {
            background.run(this::forgetKept);
        }
        background.run(recovery::close);
    }
}
