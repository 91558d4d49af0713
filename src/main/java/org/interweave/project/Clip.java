package org.interweave.project;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.media.Cut;
import org.interweave.render.ShotJob;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A clip, its shots, and how they are to be restored.
 *
 * @param media its pictures
 * @param shots in order; together they are all frames, each once
 * @param defaults what shots inherit
 * @param markers by frame
 * @param marked what lies between the in and out marks, if they are set
 * @param searched frames from the first before which all cuts are known; all of them unless the
 *     search for shots was left off
 */
public record Clip(
        Media media,
        List<Shot> shots,
        Settings defaults,
        List<Marker> markers,
        Optional<FrameRange> marked,
        int searched) {
    public Clip {
        shots = List.copyOf(shots);
        markers = List.copyOf(markers);
        int next = 0;
        for (Shot shot : shots) {
            if (shot.frames().start() != next) {
                throw new IllegalArgumentException("a shot starts at " + shot.frames().start());
            }
            next = shot.frames().end();
        }
        if (next != media.frames()
                || marked.filter(m -> m.end() > media.frames()).isPresent()
                || searched < 0
                || searched > media.frames()) {
            throw new IllegalArgumentException(
                    "%d frames, shots to %d, marked %s, searched to %d"
                            .formatted(media.frames(), next, marked, searched));
        }
    }

    /** A clip of one shot, in which no more are looked for. */
    public static Clip of(Media media, Settings defaults) {
        Shot whole = new Shot(new FrameRange(0, media.frames()), 1, Overrides.NONE);
        return new Clip(
                media, List.of(whole), defaults, List.of(), Optional.empty(), media.frames());
    }

    /** Whether there may be cuts that are not known. */
    public boolean unsearched() {
        return searched < media.frames();
    }

    /** The same, looked through for cuts up to a frame. */
    public Clip searched(int frames) {
        return new Clip(media, shots, defaults, markers, marked, frames);
    }

    /** Every frame. */
    public FrameRange allFrames() {
        return new FrameRange(0, media.frames());
    }

    /** The frames an export writes unless told otherwise: the marked ones, or all. */
    public FrameRange wanted() {
        return marked.orElse(allFrames());
    }

    /** The index of the shot that holds a frame; the nearest for frames outside the clip. */
    public int shotAt(int frame) {
        int low = 0;
        int high = shots.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (shots.get(middle).frames().start() <= frame) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** What a shot is restored with. */
    public Settings settings(int shot) {
        return shots.get(shot).overrides().over(defaults);
    }

    /** The work for some frames, shot by shot. */
    public List<ShotJob> jobs(FrameRange wanted) {
        List<ShotJob> jobs = new ArrayList<>();
        for (int i = shotAt(wanted.start()); i <= shotAt(wanted.end() - 1); i++) {
            FrameRange frames = shots.get(i).frames();
            FrameRange part =
                    new FrameRange(
                            Math.max(frames.start(), wanted.start()),
                            Math.min(frames.end(), wanted.end()));
            jobs.add(new ShotJob(frames, part, settings(i)));
        }
        return List.copyOf(jobs);
    }

    /** The cuts, in order. */
    public List<Cut> cuts() {
        return shots.stream()
                .skip(1)
                .map(s -> new Cut(s.frames().start(), s.confidence()))
                .toList();
    }

    /** The only shot's settings are the clip's, and it has none of its own. */
    Clip settled() {
        Shot only = shots.getFirst();
        return new Clip(
                media, List.of(only.with(Overrides.NONE)), settings(0), markers, marked, searched);
    }

    /** Cut at some frames; both parts of a shot keep its overrides. Where a cut is, it stays. */
    Clip cut(List<Cut> cuts) {
        NavigableMap<Integer, Cut> at = new TreeMap<>();
        cuts.forEach(c -> at.putIfAbsent(c.frame(), c));
        List<Shot> changed = new ArrayList<>();
        for (Shot shot : shots) {
            FrameRange frames = shot.frames();
            int from = frames.start();
            double confidence = shot.confidence();
            for (Cut cut : at.subMap(from, false, frames.end(), false).values()) {
                changed.add(
                        new Shot(new FrameRange(from, cut.frame()), confidence, shot.overrides()));
                from = cut.frame();
                confidence = cut.confidence();
            }
            changed.add(new Shot(new FrameRange(from, frames.end()), confidence, shot.overrides()));
        }
        return changed.size() == shots.size() ? this : withShots(changed);
    }

    /**
     * Cut anew: by what was found, and where a user had cut. Every shot has the overrides of the
     * one before that holds most of its frames, the first of them if several do.
     */
    Clip recut(List<Cut> found) {
        List<Cut> cuts = new ArrayList<>(cutsByHand());
        cuts.addAll(found);
        Clip whole = Clip.of(media, defaults).cut(cuts);
        return withShots(
                whole.shots.stream().map(s -> s.with(overridesOfMost(s.frames()))).toList());
    }

    /** Cuts that a user made, in order. */
    public List<Cut> cutsByHand() {
        return shots.stream()
                .skip(1)
                .filter(Shot::byHand)
                .map(s -> new Cut(s.frames().start(), s.confidence()))
                .toList();
    }

    private Overrides overridesOfMost(FrameRange frames) {
        Shot most = shots.get(shotAt(frames.start()));
        for (Shot shot : shots.subList(shotAt(frames.start()), shotAt(frames.end() - 1) + 1)) {
            if (shared(shot.frames(), frames) > shared(most.frames(), frames)) {
                most = shot;
            }
        }
        return most.overrides();
    }

    private static int shared(FrameRange a, FrameRange b) {
        return Math.min(a.end(), b.end()) - Math.max(a.start(), b.start());
    }

    /** One shot of several neighbours, with the first one's overrides. */
    Clip merged(int first, int last) {
        List<Shot> changed = new ArrayList<>(shots.subList(0, first));
        FrameRange frames =
                new FrameRange(shots.get(first).frames().start(), shots.get(last).frames().end());
        changed.add(shots.get(first).with(frames));
        changed.addAll(shots.subList(last + 1, shots.size()));
        return withShots(changed);
    }

    /** The cut before a shot moved; it stays at least a frame away from its neighbours. */
    Clip cutMoved(int shot, int frame) {
        FrameRange before = shots.get(shot - 1).frames();
        FrameRange after = shots.get(shot).frames();
        int place = Math.clamp(frame, before.start() + 1, after.end() - 1);
        List<Shot> changed = new ArrayList<>(shots);
        changed.set(shot - 1, shots.get(shot - 1).with(new FrameRange(before.start(), place)));
        changed.set(
                shot, new Shot(new FrameRange(place, after.end()), 1, shots.get(shot).overrides()));
        return withShots(changed);
    }

    Clip shot(int index, UnaryOperator<Shot> change) {
        List<Shot> changed = new ArrayList<>(shots);
        changed.set(index, change.apply(shots.get(index)));
        return withShots(changed);
    }

    Clip withShots(List<Shot> other) {
        return new Clip(media, other, defaults, markers, marked, searched);
    }

    Clip with(Media other) {
        return new Clip(other, shots, defaults, markers, marked, searched);
    }

    Clip with(Settings other) {
        return new Clip(media, shots, other, markers, marked, searched);
    }

    Clip withMarkers(List<Marker> other) {
        return new Clip(media, shots, defaults, other, marked, searched);
    }

    Clip withMarked(Optional<FrameRange> other) {
        return new Clip(media, shots, defaults, markers, other, searched);
    }
}
