package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.FrameRange;
import org.interweave.media.VideoInfo;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edit;
import org.interweave.project.Edits;
import org.interweave.project.History;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An open document, the clip shown of it, the playhead, and the selected shots.
 *
 * <p>Called on one thread only.
 */
public final class Session {
    private final ReadOnlyObjectWrapper<Document> document =
            new ReadOnlyObjectWrapper<>(Document.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Clip>> clip =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<VideoInfo>> media =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<SortedSet<Integer>> selection =
            new ReadOnlyObjectWrapper<>(Selected.only(0));
    private final ReadOnlyObjectWrapper<Playback> playback =
            new ReadOnlyObjectWrapper<>(Playback.START);
    private final ReadOnlyObjectWrapper<Optional<String>> undoable =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> redoable =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final Marks marks = new Marks(this);
    private History history = new History(Document.EMPTY);
    private Document saved = Document.EMPTY;
    private int clipIndex;
    private int openings;

    /**
     * A document as it was at one moment, to be written elsewhere while it may go on changing.
     *
     * @param file where it is saved
     * @param opening tells the document from others that were open before or after
     */
    record Snapshot(Document document, Optional<Path> file, int opening) {}

    /** What the user has decided. */
    public ReadOnlyObjectProperty<Document> document() {
        return document.getReadOnlyProperty();
    }

    /** The clip that is shown. */
    public ReadOnlyObjectProperty<Optional<Clip>> clip() {
        return clip.getReadOnlyProperty();
    }

    /** What is known of its file; empty while it is opened or missing. */
    public ReadOnlyObjectProperty<Optional<VideoInfo>> media() {
        return media.getReadOnlyProperty();
    }

    /** Where the document is saved. */
    public ReadOnlyObjectProperty<Optional<Path>> file() {
        return file.getReadOnlyProperty();
    }

    /** The selected shots, by index, the one under the playhead if no others. */
    public ReadOnlyObjectProperty<SortedSet<Integer>> selection() {
        return selection.getReadOnlyProperty();
    }

    /** The playhead. */
    public ReadOnlyObjectProperty<Playback> playback() {
        return playback.getReadOnlyProperty();
    }

    /** The name of what undo would undo. */
    public ReadOnlyObjectProperty<Optional<String>> undoable() {
        return undoable.getReadOnlyProperty();
    }

    /** The name of what redo would do again. */
    public ReadOnlyObjectProperty<Optional<String>> redoable() {
        return redoable.getReadOnlyProperty();
    }

    /** Whether the document differs from its file. */
    public ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    /** The index of the clip that is shown. */
    public int clipIndex() {
        return clipIndex;
    }

    /** What is marked of the clip that is shown. */
    public Marks marks() {
        return marks;
    }

    /** The frame under the playhead. */
    public int frame() {
        return playback.get().frame();
    }

    /** The frames of the shot under the playhead; empty if no film is open. */
    public Optional<FrameRange> shot() {
        return clip.get().map(c -> c.shots().get(c.shotAt(frame())).frames());
    }

    /** Shows a document in place of the one before. */
    public void open(Document opened, Optional<Path> from) {
        history = new History(opened);
        openings++;
        saved = opened;
        file.set(from);
        media.set(Optional.empty());
        clipIndex = 0;
        playback.set(Playback.START);
        selection.set(Selected.only(0));
        refresh();
    }

    /** Shows another clip of the document, from its start. */
    public void showClip(int index) {
        clipIndex = index;
        media.set(Optional.empty());
        playback.set(Playback.START);
        selection.set(Selected.only(0));
        refresh();
    }

    /** Shows a document that was recovered: it differs from its file. */
    public void recover(Document recovered, Optional<Path> from) {
        open(recovered, from);
        saved = Document.EMPTY;
        refresh();
    }

    /** The shown clip's file was opened. */
    public void opened(VideoInfo info) {
        media.set(Optional.of(info));
    }

    /** The document as it is now. */
    Snapshot snapshot() {
        return new Snapshot(history.now(), file.get(), openings);
    }

    /** A document was written to a file; what was changed since then is not saved. */
    void savedTo(Path path, Snapshot written) {
        if (written.opening() == openings) {
            file.set(Optional.of(path));
            saved = written.document();
            history.endSeries();
            refresh();
        }
    }

    /** Changes the document. */
    public void apply(Edit edit) {
        history.apply(edit);
        refresh();
    }

    /** Changes the document by what was found out, which is not undone. */
    public void learn(Edit edit) {
        boolean clean = history.now().equals(saved);
        history.learn(edit);
        if (clean && file.get().isEmpty()) {
            saved = history.now();
        }
        refresh();
    }

    /** Takes the last change back. */
    public void undo() {
        history.undo();
        refresh();
    }

    /** Does the last undone change again. */
    public void redo() {
        history.redo();
        refresh();
    }

    /** The next change is undone alone. */
    public void endSeries() {
        history.endSeries();
    }

    private void refresh() {
        Document now = history.now();
        Optional<Clip> before = clip.get();
        unsaved.set(!now.equals(saved));
        document.set(now);
        clipIndex = Math.clamp(clipIndex, 0, Math.max(0, now.clips().size() - 1));
        Optional<Clip> shown =
                now.clips().isEmpty() ? Optional.empty() : Optional.of(now.clips().get(clipIndex));
        shown.ifPresent(c -> selection.set(Selected.after(selection.get(), frame(), before, c)));
        clip.set(shown);
        undoable.set(history.undoable());
        redoable.set(history.redoable());
    }

    // --- The playhead ---

    /** Puts the playhead on a frame, the nearest there is; the shot there becomes the selected. */
    public void seek(int frame) {
        clip.get()
                .ifPresent(
                        c -> {
                            int to = Math.clamp(frame, 0, c.media().frames() - 1);
                            playback.set(playback.get().leaping(to));
                            select(to);
                        });
    }

    private void select(int frame) {
        clip.get()
                .map(c -> c.shotAt(frame))
                .filter(shot -> !selection.get().contains(shot))
                .ifPresent(this::selectOnly);
    }

    /** Changes how the playhead moves. */
    public void play(java.util.function.UnaryOperator<Playback> change) {
        clip.get().ifPresent(_ -> playback.set(change.apply(playback.get())));
    }

    /** Time passes. */
    public void tick(long nanoseconds) {
        if (playback.get().playing() && media.get().isPresent()) {
            VideoInfo info = media.get().get();
            playback.set(
                    playback.get().after(info.video().times(), info.video().frames(), nanoseconds));
            select(frame());
        }
    }

    /** Goes to the start of the shot some shots further. */
    public void shotStep(int by) {
        clip.get()
                .ifPresent(
                        c -> {
                            int at = c.shotAt(frame());
                            boolean toOwnStart =
                                    by < 0 && frame() > c.shots().get(at).frames().start();
                            int to = Math.clamp(toOwnStart ? at : at + by, 0, c.shots().size() - 1);
                            playback.set(
                                    playback.get().leaping(c.shots().get(to).frames().start()));
                            selectOnly(to);
                        });
    }

    // --- Shots ---

    /** Selects one shot. */
    public void selectOnly(int shot) {
        history.endSeries();
        selection.set(Selected.only(shot));
    }

    /** Adds a shot to the selected ones, or takes it away if another is left. */
    public void selectAlso(int shot) {
        history.endSeries();
        selection.set(Selected.also(selection.get(), shot));
    }

    /** Selects every shot from the first selected to this one. */
    public void selectTo(int shot) {
        history.endSeries();
        selection.set(Selected.to(selection.get(), shot));
    }

    /** Cuts the shot under the playhead in two. */
    public void split() {
        if (clip.get().isPresent()) {
            apply(Edits.split(clipIndex, frame()));
            seek(frame());
        }
    }

    /** Makes one of the selected shots, or of the one under the playhead and the one before. */
    public void merge() {
        clip.get()
                .ifPresent(
                        c -> {
                            int last = Math.min(selection.get().last(), c.shots().size() - 1);
                            int first =
                                    selection.get().size() > 1
                                            ? selection.get().first()
                                            : Math.max(0, last - 1);
                            if (first < last) {
                                apply(Edits.merge(clipIndex, first, last));
                                selectOnly(first);
                            }
                        });
    }
}
