package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.diffusion.Settings;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.project.Clip;
import org.interweave.project.Fingerprint;
import org.interweave.project.Media;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

class CostsTest {
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final Costs costs = new Costs(worker::add, Runnable::run);

    private static Inspector.Inspected film(String name, int frames) {
        Media media =
                new Media(
                        Path.of(name),
                        new Fingerprint(frames, name),
                        frames,
                        new Size(64, 48),
                        new Rational(25, 1));
        SortedSet<Integer> first = Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(0)));
        return new Inspector.Inspected(Clip.of(media, Settings.USUAL), false, first);
    }

    private void count() {
        worker.remove().run();
    }

    private int frames() {
        return costs.cost().get().orElse(Inspector.Cost.NONE).frames();
    }

    @Test
    void nothingIsCountedOnTheScreensThread() {
        costs.ask(Optional.of(film("a", 30)));
        assertEquals(0, frames());
        count();
        assertEquals(30, frames());
    }

    @Test
    void theSameIsNotCountedTwice() {
        costs.ask(Optional.of(film("a", 30)));
        count();
        costs.ask(Optional.of(film("a", 30)));
        assertEquals(0, worker.size());
    }

    @Test
    void theCostOfAnotherFilmIsNotShown() {
        costs.ask(Optional.of(film("a", 30)));
        count();
        costs.ask(Optional.of(film("b", 40)));
        assertEquals(0, frames());
        costs.ask(Optional.empty());
        count();
        assertEquals(0, frames());
    }

    @Test
    void whatIsCountedTooLateIsNotShown() {
        Deque<Runnable> screen = new ArrayDeque<>();
        Costs late = new Costs(Runnable::run, screen::add);
        late.ask(Optional.of(film("a", 30)));
        late.ask(Optional.empty());
        screen.remove().run();
        assertEquals(Optional.empty(), late.cost().get());
    }
}
