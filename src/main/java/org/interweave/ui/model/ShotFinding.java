package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Onlooker;
import org.interweave.media.Cut;
import org.interweave.media.VideoInfo;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.render.Problem;

import java.util.List;
import java.util.Optional;

/**
 * Finds the shots of the shown film in the background, and says how far they are known, so that
 * what needs only some of them need not wait for all.
 *
 * <p>Called on the screen's thread only.
 */
public final class ShotFinding {
    private static final int ALL = Integer.MAX_VALUE;

    private final ReadOnlyBooleanWrapper finding = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper known = new ReadOnlyIntegerWrapper(ALL);
    private final Session session;
    private final Background background;
    private final ShotSearch search;
    private final ReadOnlyObjectWrapper<Optional<Again>> again =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FrameRange>> near =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Cancel current = new Cancel();
    private boolean searching;

    /**
     * What came of a search that was made again.
     *
     * @param cuts that were found
     * @param byHand cuts of the user's that stayed
     * @param changed whether the film is cut otherwise now
     */
    public record Again(int cuts, int byHand, boolean changed) {}

    ShotFinding(Session session, Background background, ShotSearch search) {
        this.session = session;
        this.background = background;
        this.search = search;
    }

    /** Whether shots are looked for: there may be more cuts than are known. */
    public ReadOnlyBooleanProperty finding() {
        return finding.getReadOnlyProperty();
    }

    /** Frames from the film's first before which there are no cuts but those that are known. */
    public ReadOnlyIntegerProperty known() {
        return known.getReadOnlyProperty();
    }

    /** Frames ahead of {@link #known} in which there are no cuts but those that are known. */
    ReadOnlyObjectProperty<Optional<FrameRange>> near() {
        return near.getReadOnlyProperty();
    }

    /** Whether it is known that no cut lies in some frames but those that the film has. */
    boolean knows(FrameRange frames) {
        return frames.end() <= known.get()
                || near.get()
                        .filter(n -> n.start() <= frames.start() && frames.end() <= n.end())
                        .isPresent();
    }

    /** Looks for the cuts in some frames and as many on either side, ahead of the search. */
    void look(FrameRange frames) {
        Optional<Clip> clip = session.clip().get();
        if (clip.isPresent() && !knows(frames)) {
            Media media = clip.get().media();
            FrameRange wanted =
                    new FrameRange(
                            Math.max(0, frames.start() - frames.count()),
                            Math.min(media.frames(), frames.end() + frames.count()));
            Cancel looking = current;
            search.near(
                    media.path(),
                    wanted,
                    media.frames(),
                    looking,
                    cuts -> {
                        learn(clip.get(), cuts, 0);
                        near.set(Optional.of(wanted));
                    });
        }
    }

    /** Whether every shot that holds one of some frames is known to its end. */
    public boolean knowsShots(Clip clip, FrameRange frames) {
        return knows(clip.shots().get(clip.shotAt(frames.end() - 1)).frames());
    }

    /** A film is opened; until its shots are looked for, no more of them are known than before. */
    void expect() {
        Optional<Clip> clip = session.clip().get().filter(Clip::unsearched);
        if (clip.isEmpty()) {
            leave();
            return;
        }
        Cancel before = current;
        current = new Cancel();
        before.request();
        near.set(Optional.empty());
        known.set(clip.get().searched());
        finding.set(true);
    }

    /** Looks for the cuts of the shown film that are not known yet. */
    void start() {
        Optional<Clip> clip = session.clip().get().filter(Clip::unsearched);
        Optional<VideoInfo> info = session.media().get();
        if (clip.isPresent() && info.isPresent()) {
            expect();
            Cancel looking = current;
            Activities.Ongoing ongoing = background.activities().begin("Finding shots", looking);
            looking.onRequest(() -> stopped(looking));
            search.start(
                    info.get().path(),
                    looking,
                    new Learner(clip.get(), ongoing.counting("frames")));
        }
    }

    /**
     * Looks through the whole of the shown film again; nothing if it is looked through already. The
     * shots that are known stay until all are found. Then those cuts take the place of the ones
     * found before, in one step that can be undone; cuts made by hand stay, and shots keep their
     * settings as far as they keep their frames.
     */
    public void startAgain() {
        Optional<VideoInfo> info = session.media().get();
        if (info.isPresent() && !finding.get() && !searching) {
            dismissAgain();
            current = new Cancel();
            searching = true;
            Cancel looking = current;
            Activities.Ongoing ongoing =
                    background.activities().begin("Finding shots again", looking);
            looking.onRequest(() -> searching = false);
            search.start(info.get().path(), looking, new Searcher(ongoing));
        }
    }

    /** What came of the last search that was made again, until it is dismissed. */
    public ReadOnlyObjectProperty<Optional<Again>> again() {
        return again.getReadOnlyProperty();
    }

    /** The user has read it. */
    public void dismissAgain() {
        again.set(Optional.empty());
    }

    /** Those shots that are known are taken for all, until the film is opened again. */
    private void stopped(Cancel looking) {
        if (current.equals(looking)) {
            leave();
        }
    }

    /** Another film is shown: what was not found is looked for when this one is shown again. */
    void leave() {
        dismissAgain();
        current.request();
        if (finding.get()) {
            finding.set(false);
            known.set(ALL);
        }
    }

    private void learn(Clip of, List<Cut> cuts, int searched) {
        session.learn(Edits.cuts(of.media().hash(), cuts, searched));
    }

    /** Hears of all cuts of the shown film, and cuts it anew when all are known. */
    private final class Searcher implements ShotSearch.Listener {
        private final Activities.Ongoing ongoing;
        private List<Cut> cuts = List.of();

        Searcher(Activities.Ongoing ongoing) {
            this.ongoing = ongoing;
        }

        @Override
        public void found(ShotSearch.Found now) {
            cuts = now.cuts();
            session.clip()
                    .get()
                    .ifPresent(
                            c -> ongoing.counting("frames").sees(now.frames(), c.media().frames()));
        }

        @Override
        public void ended() {
            ongoing.cancel().request();
            session.clip().get().ifPresent(this::cut);
        }

        private void cut(Clip before) {
            session.endSeries();
            session.apply(Edits.cutAgain(session.clipIndex(), cuts));
            Clip after = session.clip().get().orElseThrow();
            boolean changed = !after.shots().equals(before.shots());
            again.set(Optional.of(new Again(cuts.size(), before.cutsByHand().size(), changed)));
        }

        @Override
        public void failed(Problem problem) {
            ongoing.cancel().request();
            background.tell(problem);
        }
    }

    private final class Learner implements ShotSearch.Listener {
        private final Clip film;
        private final Onlooker onlooker;
        private int heard;

        Learner(Clip film, Onlooker onlooker) {
            this.film = film;
            this.onlooker = onlooker;
        }

        @Override
        public void found(ShotSearch.Found now) {
            // Cuts of a search that was left off are not found again: the user may have mended
            // them.
            List<Cut> fresh =
                    now.cuts().subList(heard, now.cuts().size()).stream()
                            .filter(c -> c.frame() >= film.searched())
                            .toList();
            heard = now.cuts().size();
            if (!fresh.isEmpty()) {
                learn(film, fresh, now.frames());
            }
            onlooker.sees(now.frames(), film.media().frames());
            known.set(Math.max(now.frames(), film.searched()));
        }

        @Override
        public void ended() {
            learn(film, List.of(), film.media().frames());
            leave();
        }

        @Override
        public void failed(Problem problem) {
            leave();
            background.tell(problem);
        }
    }
}
