package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.concurrent.Executor;

/** What it would take to restore the inspected shots, counted in the background. */
public final class Costs {
    private final ReadOnlyObjectWrapper<Optional<Inspector.Cost>> cost =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Inspector.Inspected> wishes;
    private Optional<Inspector.Inspected> asked = Optional.empty();

    private record Counted(Inspector.Inspected of, Inspector.Cost cost) {}

    /**
     * @param worker counts one thing after another
     * @param screen the thread on which the cost changes
     */
    public Costs(Executor worker, Executor screen) {
        Latest<Counted> told = new Latest<>(screen, this::show);
        wishes = new Latest<>(worker, of -> told.set(new Counted(of, of.cost())));
    }

    /** The cost of what was asked for last; before that is known, of the same film before. */
    public ReadOnlyObjectProperty<Optional<Inspector.Cost>> cost() {
        return cost.getReadOnlyProperty();
    }

    /** Counts soon; what is known of another film is let go at once. */
    public void ask(Optional<Inspector.Inspected> wanted) {
        if (wanted.equals(asked)) {
            return;
        }
        if (!wanted.map(w -> w.clip().media()).equals(asked.map(a -> a.clip().media()))) {
            cost.set(Optional.empty());
        }
        asked = wanted;
        wanted.ifPresent(wishes::set);
    }

    private void show(Counted counted) {
        if (asked.equals(Optional.of(counted.of))) {
            cost.set(Optional.of(counted.cost));
        }
    }
}
