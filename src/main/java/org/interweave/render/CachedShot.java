package org.interweave.render;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.WindowMemory;
import org.interweave.frame.Windows;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.util.Optional;

/**
 * The windows of a shot, remembered in the cache.
 *
 * <p>What was reached before the last step is kept only as long as another window may need it, so
 * that a job that was stopped goes on where it was: with fusing at every step the wavefront, else
 * the one window under way.
 */
final class CachedShot implements WindowMemory {
    private final WindowCache cache;
    private final ShotKeys keys;
    private final boolean perStep;

    CachedShot(WindowCache cache, ShotKeys keys, Ilt ilt) {
        this.cache = cache;
        this.keys = keys;
        this.perStep = ilt == Ilt.PER_STEP;
    }

    @Override
    public Optional<Tensor> recall(int window, int steps) throws Stop {
        Key key = keys.latents(window, steps);
        if (!cache.holds(key)) {
            return Optional.empty();
        }
        try {
            return cache.latents(key);
        } catch (IOException e) {
            throw new Stop.SourceFailed(Problems.cache(e));
        }
    }

    @Override
    public void keep(int window, int steps, Tensor latents) throws Stop {
        try {
            cache.keep(keys.latents(window, steps), latents);
            if (perStep) {
                dropHeard(window, steps - 1);
            } else if (steps == keys.steps()) {
                for (int before = 1; before < steps; before++) {
                    drop(window, before);
                }
            }
        } catch (IOException e) {
            throw new Stop.SourceFailed(Problems.cache(e));
        }
    }

    /** Drops windows after {@code steps} steps once the last window that hears of them has. */
    private void dropHeard(int window, int steps) throws IOException {
        Windows windows = keys.windows();
        int from = windows.firstHolding(windows.window(window).start());
        for (int i = from; i <= window && steps > 0; i++) {
            int lastHearing = windows.lastHolding(windows.window(i).end() - 1);
            if (lastHearing <= window) {
                drop(i, steps);
            }
        }
    }

    private void drop(int window, int steps) throws IOException {
        Key key = keys.latents(window, steps);
        if (cache.holds(key)) {
            cache.drop(key);
        }
    }
}
