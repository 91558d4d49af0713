package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.render.ProblemException;
import org.interweave.render.Proxy;
import org.interweave.render.Recipe;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShotJob;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Brings finished frames of the cache among the versions, small, so that strip, numbers and reports
 * know what was exported or restored before: those around the playhead first, then all others as
 * far as there is room, a few at a time.
 */
final class Recall {
    /** Frames around the playhead that are looked for in any case. */
    static final int NEAR = 300;

    /** Frames from the playhead within which all are looked for. */
    static final int AROUND = NEAR / 2;

    /** Frames that are handed over together; between them others may use the worker. */
    private static final int PIECE = 32;

    /** Frames that are looked for at most: to look takes time too, where nothing is found. */
    private static final int LOOKED_FOR = 5000;

    private final Rendering rendering;
    private final Executor worker;
    private final Executor screen;
    private final Consumer<? super Version> found;
    private final long limitBytes;
    private final AtomicLong newest = new AtomicLong();

    /**
     * What to look for, unless a wish of a higher number has come.
     *
     * @param there frames that need not be looked for
     * @param room bytes for frames that are not near
     */
    private record Wish(
            long number, Clip clip, String model, int frame, List<FrameRange> there, long room) {}

    /**
     * @param worker runs one thing after another
     * @param screen the thread on which versions are handed over
     * @param limitBytes of all versions, of which at most half are brought back from afar
     */
    Recall(
            Rendering rendering,
            Executor worker,
            Executor screen,
            long limitBytes,
            Consumer<? super Version> found) {
        this.rendering = rendering;
        this.worker = worker;
        this.screen = screen;
        this.limitBytes = limitBytes;
        this.found = found;
    }

    /**
     * Looks for the frames of a clip, but for those that are known; nothing more is looked for of
     * what was wanted before.
     *
     * @param model a bundle's hash
     * @param frame near which they are wanted first
     */
    void want(Clip clip, String model, int frame, Versions versions) {
        List<FrameRange> there =
                versions.spans(clip).stream()
                        .filter(s -> s.state() == Versions.State.READY)
                        .map(Versions.Span::frames)
                        .toList();
        long room = Math.max(0, limitBytes / 2 - versions.bytes());
        Wish wish = new Wish(newest.incrementAndGet(), clip, model, frame, there, room);
        worker.execute(() -> begin(wish));
    }

    /** Lets go of what is wanted. */
    void forget() {
        newest.incrementAndGet();
    }

    private boolean wanted(Wish wish) {
        return newest.get() == wish.number;
    }

    private void begin(Wish wish) {
        Deque<FrameRange> pieces = wanted(wish) ? pieces(wish) : new ArrayDeque<>();
        if (pieces.isEmpty()) {
            return;
        }
        try {
            Clip clip = wish.clip;
            List<ShotJob> plain =
                    clip.jobs(clip.allFrames()).stream()
                            .map(j -> new ShotJob(j.frames(), j.wanted(), unmixed(j)))
                            .toList();
            Recipe recipe = rendering.foreseen(clip.media().path(), wish.model, plain);
            goOn(wish, recipe, pieces, wish.room);
        } catch (ProblemException e) {
            tellNobody(e);
        }
    }

    private static Settings unmixed(ShotJob job) {
        return job.settings().with(Mix.NONE);
    }

    /** Those around the playhead, those that follow, and those before; each of one shot. */
    private static Deque<FrameRange> pieces(Wish wish) {
        BitSet missing = new BitSet();
        missing.set(0, wish.clip.media().frames());
        wish.there.forEach(r -> missing.clear(r.start(), r.end()));
        int first = near(wish).start();
        Deque<FrameRange> pieces = new ArrayDeque<>();
        add(pieces, wish.clip, missing, first, wish.clip.media().frames());
        add(pieces, wish.clip, missing, 0, first);
        return pieces;
    }

    private static void add(
            Deque<FrameRange> pieces, Clip clip, BitSet missing, int from, int until) {
        int looked = pieces.stream().mapToInt(FrameRange::count).sum();
        int start = missing.nextSetBit(from);
        while (start >= 0 && start < until && looked < LOOKED_FOR) {
            int shotEnd = clip.shots().get(clip.shotAt(start)).frames().end();
            int end =
                    Math.min(
                            Math.min(missing.nextClearBit(start), shotEnd),
                            Math.min(start + PIECE, until));
            pieces.add(new FrameRange(start, end));
            looked += end - start;
            start = missing.nextSetBit(end);
        }
    }

    /** The frames around the playhead, within its shot. */
    private static FrameRange near(Wish wish) {
        FrameRange shot = wish.clip.shots().get(wish.clip.shotAt(wish.frame)).frames();
        int first =
                Math.clamp(
                        wish.frame - AROUND,
                        shot.start(),
                        Math.max(shot.start(), shot.end() - NEAR));
        return new FrameRange(first, Math.min(shot.end(), first + NEAR));
    }

    /** One piece; the rest comes when others had their turn. */
    private void goOn(Wish wish, Recipe recipe, Deque<FrameRange> pieces, long room) {
        if (pieces.isEmpty() || !wanted(wish)) {
            return;
        }
        FrameRange piece = pieces.remove();
        boolean near = near(wish).contains(piece.start());
        try {
            long taken = near || room > 0 ? look(wish, recipe, piece) : 0;
            long left = near ? room : room - taken;
            worker.execute(() -> goOn(wish, recipe, pieces, left));
        } catch (ProblemException e) {
            tellNobody(e);
        }
    }

    /** Whoever starts a preview or an export is told the same; nothing is shown here. */
    private static void tellNobody(ProblemException e) {
        Problems.note(Recall.class, "the cache cannot be looked at", e);
    }

    private long look(Wish wish, Recipe recipe, FrameRange frames) throws ProblemException {
        RenderEngine engine = rendering.engine();
        List<Pixels> row = new ArrayList<>();
        long bytes = 0;
        for (int frame = frames.start(); frame < frames.end(); frame++) {
            Optional<Proxy> proxy = engine.proxy(recipe, frame);
            if (proxy.isPresent()) {
                Pixels whole = Pixels.of(proxy.get());
                row.add(whole.reduced(Pixels.small(whole.size())));
                bytes += row.getLast().bytes();
            }
            if (!row.isEmpty() && (proxy.isEmpty() || frame == frames.end() - 1)) {
                hand(wish, proxy.isEmpty() ? frame : frame + 1, row);
                row.clear();
            }
        }
        return bytes;
    }

    private void hand(Wish wish, int end, List<Pixels> row) {
        Clip clip = wish.clip;
        int shot = clip.shotAt(end - 1);
        Version version =
                new Version(
                        clip.media().hash(),
                        clip.shots().get(shot).frames(),
                        new FrameRange(end - row.size(), end),
                        new Take(clip.settings(shot).with(Mix.NONE), wish.model, false),
                        Optional.empty(),
                        List.of(),
                        row);
        screen.execute(() -> found.accept(version));
    }
}
