package org.interweave.ui.model;

import org.interweave.project.Clip;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which shots of a clip are selected, by index; one at least. */
final class Selected {
    private Selected() {}

    /** One shot. */
    static SortedSet<Integer> only(int shot) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(shot)));
    }

    /** With another shot, or without it if it was there and another is left. */
    static SortedSet<Integer> also(SortedSet<Integer> selected, int shot) {
        TreeSet<Integer> changed = new TreeSet<>(selected);
        if (!changed.remove(shot) || changed.isEmpty()) {
            changed.add(shot);
        }
        return Collections.unmodifiableSortedSet(changed);
    }

    /** Every shot from the first selected to another. */
    static SortedSet<Integer> to(SortedSet<Integer> selected, int shot) {
        TreeSet<Integer> changed = new TreeSet<>();
        int from = selected.first();
        for (int i = Math.min(from, shot); i <= Math.max(from, shot); i++) {
            changed.add(i);
        }
        return Collections.unmodifiableSortedSet(changed);
    }

    /**
     * The shots of a changed clip that are selected: the one under the playhead if that was, else
     * those that hold what the selected ones began with.
     *
     * @param frame under the playhead
     * @param before the clip as it was, or another one
     */
    static SortedSet<Integer> after(
            SortedSet<Integer> selected, int frame, Optional<Clip> before, Clip now) {
        Optional<Clip> same =
                before.filter(
                        b ->
                                b.media().hash().equals(now.media().hash())
                                        && selected.last() < b.shots().size());
        if (same.isEmpty()) {
            return selected.last() < now.shots().size() ? selected : only(now.shotAt(frame));
        }
        if (same.get().shots().equals(now.shots())) {
            return selected;
        }
        if (selected.equals(only(same.get().shotAt(frame)))) {
            return only(now.shotAt(frame));
        }
        SortedSet<Integer> kept = new TreeSet<>();
        selected.forEach(i -> kept.add(now.shotAt(same.get().shots().get(i).frames().start())));
        return Collections.unmodifiableSortedSet(kept);
    }
}
