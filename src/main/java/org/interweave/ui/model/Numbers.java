package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.media.MediaException;
import org.interweave.project.Clip;
import org.interweave.render.Problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Numbers of every restored frame, found in the background as windows finish.
 *
 * <p>What was found of a picture is not found again.
 */
public final class Numbers {
    private static final long TELL_NANOS = 300_000_000;

    private final ReadOnlyObjectWrapper<Scores> scores = new ReadOnlyObjectWrapper<>(Scores.NONE);
    private final ReadOnlyObjectWrapper<Optional<Path>> reference =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final AtomicLong newest = new AtomicLong();
    private Optional<Takes> asked = Optional.empty();
    private final Consumer<? super Problem> failed;
    private final Latest<Wish> wishes;
    private final Latest<Scores> found;

    /** Of the worker's thread only. */
    private Optional<FrameScorer> scorer = Optional.empty();

    private final Map<FrameScorer.Subject, Map<String, Double>> known = new HashMap<>();

    /** What to look for, unless a wish of a higher number has come. */
    private record Wish(long number, Optional<Takes> takes, Optional<Path> reference) {}

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which the numbers change
     * @param failed is told there what goes wrong
     */
    public Numbers(Executor worker, Executor screen, Consumer<? super Problem> failed) {
        this.failed = p -> screen.execute(() -> failed.accept(p));
        wishes = new Latest<>(worker, this::work);
        found = new Latest<>(screen, scores::set);
    }

    /** What is known so far. */
    public ReadOnlyObjectProperty<Scores> scores() {
        return scores.getReadOnlyProperty();
    }

    /** What restored frames are compared with, if anyone knows what they should be. */
    public ReadOnlyObjectProperty<Optional<Path>> reference() {
        return reference.getReadOnlyProperty();
    }

    /** Compares with another clip from now on, or with none. */
    public void compareWith(Optional<Path> clip) {
        reference.set(clip);
        asked.ifPresent(_ -> wish());
    }

    /** Looks for what is missing, in place of what was looked for before. */
    public void ask(Clip clip, Versions versions) {
        asked = Optional.of(Takes.of(clip, versions));
        wish();
    }

    private void wish() {
        wishes.set(new Wish(newest.incrementAndGet(), asked, reference.get()));
    }

    private void work(Wish wish) {
        if (wish.takes.isEmpty()) {
            close();
            return;
        }
        try {
            FrameScorer open = scorer(wish.takes.get(), wish.reference);
            score(open, wish, wish.takes.get());
        } catch (MediaException e) {
            failed.accept(Problems.media(e));
        }
    }

    /** First tells what is known, then finds the rest. */
    private void score(FrameScorer open, Wish wish, Takes takes) throws MediaException {
        List<NavigableMap<Integer, Map<String, Double>>> ranks = new ArrayList<>();
        for (int rank = 0; rank <= Takes.MOST; rank++) {
            ranks.add(new TreeMap<>());
        }
        List<Missing> missing = new ArrayList<>();
        Set<FrameScorer.Subject> current = new HashSet<>();
        for (int frame : takes.frames().keySet()) {
            List<FrameScorer.Subject> subjects = open.subjects(takes, frame);
            current.addAll(subjects);
            for (int rank = 0; rank < subjects.size(); rank++) {
                Map<String, Double> row = known.get(subjects.get(rank));
                if (row == null) {
                    missing.add(new Missing(rank, subjects.get(rank)));
                } else {
                    ranks.get(rank).put(frame, row);
                }
            }
        }
        known.keySet().retainAll(current); // Else pictures that were let go would stay.
        tell(ranks);
        long told = System.nanoTime();
        for (Missing next : missing) {
            if (newest.get() != wish.number) {
                return;
            }
            Map<String, Double> row = open.score(next.subject);
            known.put(next.subject, row);
            ranks.get(next.rank).put(next.subject.frame(), row);
            if (System.nanoTime() - told > TELL_NANOS) {
                told = System.nanoTime();
                tell(ranks);
            }
        }
        tell(ranks);
    }

    private record Missing(int rank, FrameScorer.Subject subject) {}

    private void tell(List<NavigableMap<Integer, Map<String, Double>>> ranks) {
        List<NavigableMap<Integer, Map<String, Double>>> copy = new ArrayList<>();
        ranks.stream().filter(r -> !r.isEmpty()).forEach(r -> copy.add(new TreeMap<>(r)));
        found.set(new Scores(copy));
    }

    private FrameScorer scorer(Takes takes, Optional<Path> truth) throws MediaException {
        Path clip = takes.clip().media().path();
        if (scorer.isEmpty() || !scorer.get().isOf(clip, truth)) {
            close();
            scorer = Optional.of(FrameScorer.open(clip, truth));
        }
        return scorer.get();
    }

    private void close() {
        scorer.ifPresent(FrameScorer::close);
        scorer = Optional.empty();
        known.clear();
        found.set(Scores.NONE);
    }

    /** Lets go of the clip. */
    public void forget() {
        reference.set(Optional.empty());
        asked = Optional.empty();
        wish();
    }
}
