package org.interweave.ui.model;

import org.interweave.frame.FrameRange;
import org.interweave.project.Edits;
import org.interweave.project.Marker;

import java.util.Optional;

/** Marks of the clip that is shown: what is to be exported of it, and markers. */
public final class Marks {
    private final Session session;

    Marks(Session session) {
        this.session = session;
    }

    /** The frame under the playhead is the first to export. */
    public void in() {
        session.clip()
                .get()
                .ifPresent(
                        c -> {
                            int frame = session.frame();
                            int end = c.marked().map(FrameRange::end).orElse(c.media().frames());
                            mark(frame, end > frame ? end : c.media().frames());
                        });
    }

    /** The frame under the playhead is the last to export. */
    public void out() {
        session.clip()
                .get()
                .ifPresent(
                        c -> {
                            int frame = session.frame();
                            int start = c.marked().map(FrameRange::start).orElse(0);
                            mark(start <= frame ? start : 0, frame + 1);
                        });
    }

    private void mark(int start, int end) {
        session.apply(Edits.mark(session.clipIndex(), Optional.of(new FrameRange(start, end))));
    }

    /** Both are cleared. */
    public void clear() {
        session.clip()
                .get()
                .ifPresent(_ -> session.apply(Edits.mark(session.clipIndex(), Optional.empty())));
    }

    /** Puts a marker under the playhead, or takes the one there away. */
    public void toggleMarker() {
        session.clip()
                .get()
                .ifPresent(
                        c -> {
                            int index = session.clipIndex();
                            int frame = session.frame();
                            boolean there = c.markers().stream().anyMatch(m -> m.frame() == frame);
                            session.apply(
                                    there
                                            ? Edits.removeMarker(index, frame)
                                            : Edits.addMarker(index, new Marker(frame, "")));
                        });
    }
}
