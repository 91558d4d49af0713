package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.project.Shot;
import org.interweave.render.Drafts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was restored so far, the newest first. When there is no room the oldest lose their large
 * pictures, which the engine's cache has too, and then go.
 */
public final class Versions {
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final List<Version> versions = new ArrayList<>();
    private final long limitBytes;
    private Optional<String> model = Optional.empty();

    /**
     * @param limitBytes of all pictures; the newest version is kept in any case
     */
    public Versions(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Counts up whenever something is added, or is not what it was. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /**
     * Says what model is meant from now on: what others made is outdated.
     *
     * @param hash of its bundle; empty if none is known, and then any will do
     */
    void mean(Optional<String> hash) {
        if (!hash.equals(model)) {
            model = hash;
            if (!versions.isEmpty()) {
                changes.set(changes.get() + 1);
            }
        }
    }

    /** How far a frame has come. */
    public enum State {
        /** Never restored. */
        NONE,
        /** Restored with settings that are not the shot's any more. */
        OUTDATED,
        /** A draft with the shot's settings. */
        DRAFT,
        /** What an export would write. */
        READY
    }

    /**
     * Frames that have come as far.
     *
     * @param frames of the clip
     */
    public record Span(FrameRange frames, State state) {}

    /** Adds what was just restored, in place of the same made before. */
    public void add(Version version) {
        versions.removeIf(v -> same(v, version));
        versions.addFirst(version);
        long bytes = bytes();
        for (int i = versions.size() - 1; bytes > limitBytes && i > 0; i--) {
            Version small = versions.get(i).withoutPictures();
            bytes -= versions.set(i, small).bytes() - small.bytes();
        }
        while (bytes > limitBytes && versions.size() > 1) {
            bytes -= versions.removeLast().bytes();
        }
        changes.set(changes.get() + 1);
    }

    private static boolean same(Version a, Version b) {
        return a.media().equals(b.media())
                && a.shot().equals(b.shot())
                && a.frames().equals(b.frames())
                && a.settings().equals(b.settings())
                && a.region().isPresent() == b.region().isPresent()
                && a.model().equals(b.model());
    }

    /**
     * Every version of a frame: those with the shot's settings first, then the newest. One that was
     * made twice, as in windows that overlap, stands once.
     */
    public List<Version> of(Clip clip, int frame) {
        List<Version> all =
                versions.stream()
                        .filter(v -> isOf(v, clip) && v.frames().contains(frame))
                        .sorted(Comparator.comparing((Version v) -> state(clip, v)).reversed())
                        .toList();
        Map<Object, Version> once = new LinkedHashMap<>();
        for (Version v : all) {
            Object alike = v.region().isPresent() ? v : v.making();
            once.merge(alike, v, (a, b) -> a.pictures().isEmpty() ? b : a);
        }
        return List.copyOf(once.values());
    }

    private static boolean isOf(Version version, Clip clip) {
        return version.media().equals(clip.media().hash());
    }

    /** The newest version of a frame that was restored in a way. */
    public Optional<Version> of(Clip clip, int frame, Take take) {
        return of(clip, frame).stream().filter(v -> v.take().equals(take)).findFirst();
    }

    /** The best version of a frame. */
    public Optional<Version> best(Clip clip, int frame) {
        return of(clip, frame).stream().findFirst();
    }

    /**
     * The frames around one, without a gap, that were restored in each of some ways: all of the
     * clip if there are no ways; empty if the frame itself was not.
     */
    Optional<FrameRange> shared(Clip clip, int frame, List<Take> takes) {
        BitSet all = new BitSet();
        all.set(0, clip.media().frames());
        for (Take take : takes) {
            BitSet own = new BitSet();
            of(clip).stream()
                    .filter(v -> v.region().isEmpty() && v.take().equals(take))
                    .forEach(v -> own.set(v.frames().start(), v.frames().end()));
            all.and(own);
        }
        return all.get(frame)
                ? Optional.of(
                        new FrameRange(all.previousClearBit(frame) + 1, all.nextClearBit(frame)))
                : Optional.empty();
    }

    /** What a frame became with each seed, a version's own among them. */
    public List<Pixels> seeds(Version version, int frame) {
        Map<Long, Pixels> seeds = new TreeMap<>();
        for (Version v : versions) {
            if (v.differsBySeedFrom(version)) {
                v.picture(frame).ifPresent(p -> seeds.putIfAbsent(v.settings().noise().seed(), p));
            }
        }
        return List.copyOf(seeds.values());
    }

    /** Bytes of all pictures. */
    long bytes() {
        return versions.stream().mapToLong(Version::bytes).sum();
    }

    /** The most bytes of all pictures. */
    long limitBytes() {
        return limitBytes;
    }

    /** The versions of a clip, the newest first. */
    public List<Version> of(Clip clip) {
        return versions.stream().filter(v -> isOf(v, clip)).toList();
    }

    /** How far a version is from what an export would write. */
    public State state(Clip clip, Version version) {
        return state(clip, version.making(), model);
    }

    /**
     * How far from what an export would write is what was made in a way.
     *
     * @param model that is meant, by its hash; empty if any will do
     */
    static State state(Clip clip, Making made, Optional<String> model) {
        int index = clip.shotAt(made.shot().start());
        Shot shot = clip.shots().get(index);
        Take take = made.take();
        boolean anothers = model.filter(m -> !m.equals(take.model())).isPresent();
        if (anothers || !shot.frames().equals(made.shot())) {
            return State.OUTDATED;
        }
        Settings wanted = clip.settings(index).with(Mix.NONE);
        if (take.draft()) {
            return take.settings().equals(Drafts.of(wanted)) ? State.DRAFT : State.OUTDATED;
        }
        return take.settings().equals(wanted) ? State.READY : State.OUTDATED;
    }

    /** The model that is meant, by its hash; empty if any will do. */
    Optional<String> model() {
        return model;
    }

    /**
     * The picture to show for a version of a frame: its own at full size; else, if it is what an
     * export would write, the finished one of the cache; else its small one.
     *
     * @param version empty if there is none
     * @param finished what the clip's settings make of the frame, if the cache holds it
     */
    public Optional<Pixels> shown(
            Clip clip, int frame, Optional<Version> version, Optional<Pixels> finished) {
        if (version.isEmpty()) {
            return finished;
        }
        Version of = version.get();
        return of.picture(frame)
                .or(() -> state(clip, of) == State.READY ? finished : Optional.empty())
                .or(() -> of.small(frame));
    }

    /** Which frames have come how far; the better ones come later, and frames left out are NONE. */
    public List<Span> spans(Clip clip) {
        return versions.stream()
                .filter(v -> isOf(v, clip) && v.region().isEmpty())
                .map(v -> new Span(v.frames(), state(clip, v)))
                .sorted(Comparator.comparing(Span::state))
                .toList();
    }
}
