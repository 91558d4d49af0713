package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.media.MediaException;
import org.interweave.project.Clip;
import org.interweave.project.Fingerprint;
import org.interweave.render.Problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Numbers of every restored frame, found in the background as windows finish.
 *
 * <p>What was found of a picture is not found again, and stays when the picture has left memory.
 */
public final class Numbers {
    private static final long TELL_NANOS = 300_000_000;

    /** Rows that are kept: some hundred bytes each. */
    private static final int MOST_ROWS = 200_000;

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

    private final Map<Fingerprint, ScoreBook> books = new HashMap<>();

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
            found.set(Scores.NONE);
            return;
        }
        try {
            score(wish, wish.takes.get());
        } catch (MediaException e) {
            failed.accept(Problems.media(e));
        }
    }

    /** First tells what is known, then finds the rest. */
    private void score(Wish wish, Takes takes) throws MediaException {
        ScoreBook book = books.computeIfAbsent(takes.clip().media().hash(), _ -> new ScoreBook());
        book.compareWith(wish.reference);
        List<NavigableMap<Integer, Map<String, Double>>> ranks = new ArrayList<>();
        for (int rank = 0; rank <= Takes.MOST; rank++) {
            ranks.add(new TreeMap<>());
        }
        List<Missing> missing = new ArrayList<>();
        Map<Integer, Set<ScoreBook.Key>> there = new HashMap<>();
        for (int frame : takes.frames().keySet()) {
            List<FrameScorer.Subject> subjects = FrameScorer.subjects(takes, frame);
            there.put(frame, keys(subjects));
            for (int rank = 0; rank < subjects.size(); rank++) {
                if (!book.knows(subjects.get(rank))) {
                    missing.add(new Missing(rank, subjects.get(rank)));
                }
            }
        }
        shrink(book, there);
        for (int frame : book.frames()) {
            List<ScoreBook.Key> keys = ranked(book, takes, frame, there);
            for (int rank = 0; rank < Math.min(keys.size(), ranks.size()); rank++) {
                NavigableMap<Integer, Map<String, Double>> of = ranks.get(rank);
                book.numbers(frame, keys.get(rank)).ifPresent(row -> of.put(frame, row));
            }
        }
        tell(ranks);
        find(wish, takes, book, missing, ranks);
    }

    private void find(
            Wish wish,
            Takes takes,
            ScoreBook book,
            List<Missing> missing,
            List<NavigableMap<Integer, Map<String, Double>>> ranks)
            throws MediaException {
        long told = System.nanoTime();
        for (Missing next : missing) {
            if (newest.get() != wish.number) {
                return;
            }
            FrameScorer open = scorer(takes, wish.reference);
            FrameScorer.Subject subject = next.subject;
            book.put(subject, open.score(subject), open.likeness(subject));
            ranks.get(next.rank)
                    .put(
                            subject.frame(),
                            book.numbers(subject.frame(), subject.of()).orElseThrow());
            if (System.nanoTime() - told > TELL_NANOS) {
                told = System.nanoTime();
                tell(ranks);
            }
        }
        tell(ranks);
    }

    private static Set<ScoreBook.Key> keys(List<FrameScorer.Subject> subjects) {
        return subjects.stream()
                .map(FrameScorer.Subject::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Bicubic, then what has pictures, then what had them. */
    private static List<ScoreBook.Key> ranked(
            ScoreBook book, Takes takes, int frame, Map<Integer, Set<ScoreBook.Key>> there) {
        ScoreBook.Key bicubic = ScoreBook.Key.bicubic(takes, frame);
        Set<ScoreBook.Key> keys = new LinkedHashSet<>(there.getOrDefault(frame, Set.of(bicubic)));
        keys.addAll(book.left(takes, frame, keys));
        return List.copyOf(keys);
    }

    /** Too many to keep: what has no pictures goes. */
    private void shrink(ScoreBook book, Map<Integer, Set<ScoreBook.Key>> there) {
        if (books.values().stream().mapToInt(ScoreBook::count).sum() > MOST_ROWS) {
            books.values().removeIf(b -> !b.equals(book));
            book.retain(there);
        }
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
    }

    /** Lets go of the clip. */
    public void forget() {
        reference.set(Optional.empty());
        asked = Optional.empty();
        wish();
    }
}
