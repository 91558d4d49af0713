package org.interweave.project;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A document, all that it was before, and all that was undone. One thread at a time. */
public final class History {
    private final Deque<State> past = new ArrayDeque<>();
    private final Deque<State> future = new ArrayDeque<>();
    private Document now;
    private String series = "";

    /** A document to which one may return, and the name of the edit between it and the next. */
    private record State(Document document, String edit) {}

    public History(Document start) {
        now = start;
    }

    /** The document. */
    public Document now() {
        return now;
    }

    /** Changes the document; what was undone is forgotten. A change to the same is none. */
    public void apply(Edit edit) {
        Document after = edit.apply(now);
        if (after.equals(now)) {
            return;
        }
        boolean continued = !edit.series().isEmpty() && edit.series().equals(series);
        if (!continued || past.isEmpty()) {
            past.push(new State(now, edit.name()));
        }
        future.clear();
        now = after;
        series = edit.series();
    }

    /** The next edit is undone alone, even if it continues a series. */
    public void endSeries() {
        series = "";
    }

    /**
     * Changes the document, and all that it was or may be again: for what was found out rather than
     * decided, such as cuts.
     */
    public void learn(Edit edit) {
        now = edit.apply(now);
        learn(edit, past);
        learn(edit, future);
    }

    private static void learn(Edit edit, Deque<State> states) {
        Deque<State> changed = new ArrayDeque<>();
        states.forEach(s -> changed.addLast(new State(edit.apply(s.document), s.edit)));
        states.clear();
        states.addAll(changed);
    }

    /** The name of what {@link #undo} would undo. */
    public Optional<String> undoable() {
        return Optional.ofNullable(past.peek()).map(State::edit);
    }

    /** The name of what {@link #redo} would do again. */
    public Optional<String> redoable() {
        return Optional.ofNullable(future.peek()).map(State::edit);
    }

    /** Takes the last edit back, if there is one. */
    public void undo() {
        step(past, future);
    }

    /** Does again what was undone last, if there is anything. */
    public void redo() {
        step(future, past);
    }

    private void step(Deque<State> from, Deque<State> to) {
        Optional.ofNullable(from.poll())
                .ifPresent(
                        state -> {
                            to.push(new State(now, state.edit));
                            now = state.document;
                            series = "";
                        });
    }
}
