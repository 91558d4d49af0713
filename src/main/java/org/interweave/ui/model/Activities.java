package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.Cancel;
import org.interweave.frame.Onlooker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What goes on in the background, several things at once: of each its name, how far it is, the time
 * left, and a way to stop it.
 */
public final class Activities {
    /** Before this time nobody can tell how long the rest takes. */
    private static final long EARLY = Duration.ofSeconds(1).toNanos();

    /** Nor before this share is done. */
    private static final double LITTLE = 0.01;

    /** News come no faster than this. */
    private static final long OFTEN = Duration.ofMillis(50).toNanos();

    private final ReadOnlyObjectWrapper<List<Activity>> all =
            new ReadOnlyObjectWrapper<>(List.of());
    private final List<Ongoing> ongoing = new ArrayList<>();
    private final Executor screen;
    private final LongSupplier nanoTime;

    /**
     * @param screen runs things on the thread that reads what goes on
     * @param nanoTime {@code System::nanoTime} but in tests
     */
    public Activities(Executor screen, LongSupplier nanoTime) {
        this.screen = screen;
        this.nanoTime = nanoTime;
    }

    /** What goes on, the oldest first. */
    public ReadOnlyObjectProperty<List<Activity>> all() {
        return all.getReadOnlyProperty();
    }

    /**
     * Something begins; on the screen's thread.
     *
     * @param words what, such as "Opening film.mkv"
     * @param cancel stops it; it is over then
     */
    public Ongoing begin(String words, Cancel cancel) {
        Ongoing begun = new Ongoing(words, cancel);
        begun.enter();
        return begun;
    }

    /** Something may begin, on any thread: it has once its first bytes are read. */
    Ongoing ahead(String words, Cancel cancel) {
        return new Ongoing(words, cancel);
    }

    /** Asks everything to stop. */
    void stop() {
        List.copyOf(ongoing).forEach(o -> o.cancel.request());
    }

    private void show() {
        all.set(ongoing.stream().map(o -> o.shown).toList());
    }

    /** One thing that goes on. */
    public final class Ongoing {
        private final String words;
        private final Cancel cancel;
        private final Latest<Activity> news;
        private final long began = nanoTime.getAsLong();
        private volatile long told = began - OFTEN;
        private Activity shown;
        private Optional<Cancel.Registration> entered = Optional.empty();
        private boolean ended;

        private Ongoing(String words, Cancel cancel) {
            this.words = words;
            this.cancel = cancel;
            shown = new Activity(words, "", -1, Optional.empty(), cancel::request);
            news = new Latest<>(screen, this::show);
        }

        /** Asks it to stop, or says that it was asked to. */
        public Cancel cancel() {
            return cancel;
        }

        /**
         * Something is known of how far it is: frames, files or the like are counted, and told if
         * nobody knows how many there are.
         */
        public Onlooker counting(String what) {
            return seldom(
                    (done, whole) ->
                            at(whole < 1 ? "%,d %s".formatted(done, what) : "", done, whole));
        }

        /** Something is known of how far it is: bytes are counted, and told. */
        public Onlooker inBytes() {
            return seldom(
                    (done, whole) -> at(whole < 1 ? "" : Bytes.outOf(done, whole), done, whole));
        }

        /** Who works may tell after every packet: nobody reads so fast. */
        private Onlooker seldom(Onlooker onlooker) {
            return (done, whole) -> {
                long now = nanoTime.getAsLong();
                if (now - told >= OFTEN || done == whole) {
                    told = now;
                    return onlooker.sees(done, whole);
                }
                return !cancel.requested();
            };
        }

        private boolean at(String amount, long done, long whole) {
            double share = whole < 1 ? -1 : Math.clamp((double) done / whole, 0, 1);
            news.set(new Activity(words, amount, share, left(share), cancel::request));
            return !cancel.requested();
        }

        private Optional<Duration> left(double share) {
            long passed = nanoTime.getAsLong() - began;
            return passed < EARLY || share < LITTLE
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos((long) (passed * (1 - share) / share)));
        }

        private void enter() {
            if (entered.isEmpty() && !ended) {
                ongoing.add(this);
                Activities.this.show();
                entered = Optional.of(cancel.onRequest(this::end));
            }
        }

        private void show(Activity now) {
            shown = now;
            enter();
            if (!ended) {
                Activities.this.show();
            }
        }

        /** It is over, whether it came to its end or not; any thread may say so, and again. */
        public void end() {
            screen.execute(
                    () -> {
                        ended = true;
                        entered.ifPresent(Cancel.Registration::close);
                        if (ongoing.remove(this)) {
                            Activities.this.show();
                        }
                    });
        }
    }
}
