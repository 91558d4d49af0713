package org.interweave.media;

import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Finds hard cuts in frames handed over one after another.
 *
 * <p>There is a cut where far more of the picture is new than motion makes new in the frames around
 * it, so fast pans and shaking are none, and neither are flashes: there the view from before comes
 * back. A shot may be as short as one frame. Fades and dissolves are not found: windows may cross
 * them. A cut is told {@value #AROUND} frames after it was seen.
 */
public final class ShotDetector {
    /** Frames before and after by which the usual novelty is judged. */
    private static final int AROUND = 6;

    /** The longest flash, in frames. */
    private static final int FLASH = 5;

    /** How much of the way from the usual novelty to all of the picture must be new. */
    private static final double LEAST = 0.5;

    /** Less than this of the way is the same view. */
    private static final double SAME_VIEW = 0.3;

    private final Consumer<Cut> found;
    private final List<FrameSketch> sketches = new ArrayList<>();
    private final List<Double> novelties = new ArrayList<>();

    /** Frames before the first that is remembered. */
    private int forgotten;

    private int decided = 1;
    private int flashUntil;

    /**
     * @param found is called with every cut, in order, on the thread that pushes
     */
    public ShotDetector(Consumer<Cut> found) {
        this.found = found;
    }

    /** A size that is enough for frames handed to a detector; a smaller one costs less to make. */
    public static Size analysisSize(Size clip) {
        return FrameSketch.size(clip);
    }

    /**
     * The cuts of a part of a clip, read from start to end.
     *
     * @param cancel when requested, the cuts found so far are returned
     * @param read is told the number of frames read so far
     */
    public static List<Cut> detect(
            VideoReader reader, FrameRange frames, Cancel cancel, IntConsumer read)
            throws MediaException {
        List<Cut> cuts = new ArrayList<>();
        ShotDetector detector =
                new ShotDetector(
                        c -> cuts.add(new Cut(frames.start() + c.frame(), c.confidence())));
        Size size = analysisSize(reader.info().video().size());
        for (int i = frames.start(); i < frames.end() && !cancel.requested(); i++) {
            detector.push(reader.read(i, size));
            read.accept(i + 1 - frames.start());
        }
        detector.finish();
        return List.copyOf(cuts);
    }

    /**
     * Takes the next frame; all of a clip have one size, best {@link #analysisSize}. Frames are
     * counted from 0.
     */
    public void push(Picture frame) {
        FrameSketch sketch = FrameSketch.of(frame);
        novelties.add(sketches.isEmpty() ? 0.0 : FrameNovelty.between(sketches.getLast(), sketch));
        sketches.add(sketch);
        while (decided + AROUND < end()) {
            decide();
        }
        while (decided - forgotten > AROUND + 1) {
            sketches.removeFirst();
            novelties.removeFirst();
            forgotten++;
        }
    }

    /**
     * Every cut before this frame has been told; all frames, once it is {@link #finish finished}.
     */
    public int decided() {
        return decided;
    }

    /** Says that no frame follows. */
    public void finish() {
        while (decided < end()) {
            decide();
        }
    }

    private int end() {
        return forgotten + sketches.size();
    }

    private FrameSketch sketch(int frame) {
        return sketches.get(frame - forgotten);
    }

    private void decide() {
        int frame = decided++;
        double usual = usual(frame);
        double beyond = (novelties.get(frame - forgotten) - usual) / (1 - usual);
        if (beyond > LEAST && frame > flashUntil && !startsFlash(frame, usual)) {
            found.accept(new Cut(frame, Math.min(1, beyond)));
        }
    }

    /** The median novelty of the frames around one. */
    private double usual(int frame) {
        int from = Math.max(Math.max(1, forgotten), frame - AROUND);
        int to = Math.min(end(), frame + AROUND + 1);
        double[] around = new double[to - from - 1];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (i != frame) {
                around[count++] = novelties.get(i - forgotten);
            }
        }
        Arrays.sort(around);
        return around.length < AROUND ? 0 : Math.min(0.9, around[around.length / 2]);
    }

    /**
     * Whether blank frames begin here that end soon. If the view from before comes back then, there
     * is no cut at either end; if not, it is at their end.
     */
    private boolean startsFlash(int frame, double usual) {
        int end = frame;
        while (end < end() && end - frame < FLASH && sketch(end).isBlank()) {
            end++;
        }
        if (end == frame || end == end() || sketch(end).isBlank()) {
            return false;
        }
        double novelty = FrameNovelty.between(sketch(frame - 1), sketch(end));
        if ((novelty - usual) / (1 - usual) < SAME_VIEW) {
            flashUntil = end;
        }
        return true;
    }
}
