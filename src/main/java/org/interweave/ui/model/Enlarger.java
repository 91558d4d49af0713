package org.interweave.ui.model;

import org.interweave.frame.Bicubic;
import org.interweave.frame.Size;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Enlarges and compares pictures for the viewer, on a thread of its own, the newest wish first. */
public final class Enlarger {
    private static final int KEPT = 24;

    private final Latest<Wish> wishes;
    private final Runnable arrived;
    private final Map<Wish, Pixels> done =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Wish, Pixels> eldest) {
                    return size() > KEPT;
                }
            };

    /** What can be made of a picture. */
    private sealed interface Wish {
        record Enlarged(Pixels source, Size size) implements Wish {}

        record Different(Pixels one, Pixels source, int gain) implements Wish {}
    }

    /**
     * @param worker runs one thing after another
     * @param arrived called there when something was made
     */
    public Enlarger(Executor worker, Runnable arrived) {
        this.arrived = arrived;
        wishes = new Latest<>(worker, this::make);
    }

    /** The picture at a size, by bicubic interpolation; made soon if it is not there. */
    public Optional<Pixels> bicubic(Pixels source, Size size) {
        return size.equals(source.size())
                ? Optional.of(source)
                : get(new Wish.Enlarged(source, size));
    }

    /** How a picture differs from a smaller one enlarged to its size; made soon if not there. */
    public Optional<Pixels> difference(Pixels one, Pixels source, int gain) {
        return get(new Wish.Different(one, source, gain));
    }

    private Optional<Pixels> get(Wish wish) {
        Optional<Pixels> there;
        synchronized (done) {
            there = Optional.ofNullable(done.get(wish));
        }
        if (there.isEmpty()) {
            wishes.set(wish);
        }
        return there;
    }

    private void make(Wish wish) {
        Pixels made =
                switch (wish) {
                    case Wish.Enlarged(Pixels source, Size size) -> enlarged(source, size);
                    case Wish.Different(Pixels one, Pixels source, int gain) ->
                            one.difference(enlarged(source, one.size()), gain);
                };
        synchronized (done) {
            done.put(wish, made);
        }
        arrived.run();
    }

    private static Pixels enlarged(Pixels source, Size size) {
        return source.size().equals(size)
                ? source
                : Pixels.of(new Bicubic(size).resize(source.picture()));
    }
}
