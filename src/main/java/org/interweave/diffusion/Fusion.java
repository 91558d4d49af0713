package org.interweave.diffusion;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Windows;
import org.interweave.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * A shot as one run of frames, folded from overlapping windows from left to right as it is read.
 *
 * <p>Holds the frames of a window and of those that overlap it, whatever the shot's length. Each
 * window is asked for once at most, in order; windows that no reader needs are never asked for.
 * Source of the fold: xh9998/DiffVSR 3b2b998, fuse_latents.
 */
public final class Fusion {
    private final Windows windows;
    private final Transition transition;
    private final WindowTensors source;
    private final List<Tensor> frames = new ArrayList<>();
    private int first;
    private int nextWindow;

    /**
     * @param source the windows before they are folded, any number of channels
     */
    public Fusion(Windows windows, Transition transition, WindowTensors source) {
        this.windows = windows;
        this.transition = transition;
        this.source = source;
    }

    /**
     * The folded frames of a range.
     *
     * @param range inside the shot; starts no earlier than the range read before
     * @return {@code [1, channels, frames, height, width]}
     */
    public Tensor read(FrameRange range) throws Stop {
        skipTo(range.start());
        for (int last = windows.lastHolding(range.end() - 1); nextWindow <= last; nextWindow++) {
            fold(nextWindow, source.window(nextWindow));
        }
        List<Tensor> wanted = frames.subList(0, range.count());
        return wanted.size() == 1 ? wanted.getFirst() : Tensor.concat(2, wanted);
    }

    private void skipTo(int frame) {
        if (frame < first) {
            throw new IllegalArgumentException(frame + " is gone, at " + first);
        }
        frames.subList(0, Math.min(frame - first, frames.size())).clear();
        first = frame;
        nextWindow = Math.max(nextWindow, windows.firstHolding(frame));
    }

    private void fold(int index, Tensor window) {
        int start = windows.window(index).start();
        int overlap = windows.overlapBefore(index);
        int held = frames.size();
        for (int j = Math.max(0, first - start); j < window.shape().at(2); j++) {
            int place = start + j - first;
            Tensor frame = window.slice(2, j, j + 1);
            if (place < held) {
                frames.set(place, mix(frames.get(place), frame, transition.previous(j, overlap)));
            } else {
                frames.add(frame);
            }
        }
    }

    private static Tensor mix(Tensor before, Tensor now, double previous) {
        if (previous == 1) {
            return before;
        }
        if (previous == 0) {
            return now;
        }
        float weight = (float) previous;
        float rest = (float) (1 - previous);
        return before.zip(now, (a, b) -> weight * (float) a + rest * (float) b);
    }
}
