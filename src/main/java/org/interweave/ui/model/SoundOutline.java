package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.frame.Onlooker;
import org.interweave.media.MediaException;
import org.interweave.media.VideoInfo;
import org.interweave.media.Waveform;

/** The outline of a clip's sound: the lowest and the highest sample of each fiftieth second. */
public final class SoundOutline {
    private static final int PER_SECOND = 50;

    private final float[] low;
    private final float[] high;

    private SoundOutline(float[] low, float[] high) {
        this.low = low;
        this.high = high;
    }

    /**
     * Reads the sound of a clip through; empty without sound.
     *
     * @param onlooker hears how much of it was read
     */
    static SoundOutline read(VideoInfo clip, Cancel cancel, Onlooker onlooker)
            throws MediaException {
        double seconds = clip.video().times().seconds(clip.video().frames()).toDouble();
        int most = (int) Math.ceil(seconds * PER_SECOND) + 1;
        Growing growing = new Growing(clip.audio().isEmpty() ? 0 : most, onlooker);
        Waveform.read(clip, PER_SECOND, cancel, growing);
        return new SoundOutline(growing.low, growing.high);
    }

    private static final class Growing implements Waveform.Peaks {
        private final float[] low;
        private final float[] high;
        private final Onlooker onlooker;
        private int count;

        Growing(int most, Onlooker onlooker) {
            this.onlooker = onlooker;
            low = new float[most];
            high = new float[most];
        }

        @Override
        public void accept(float lowest, float highest) {
            if (count < low.length) {
                low[count] = lowest;
                high[count] = highest;
                count++;
                onlooker.sees(count, low.length);
            }
        }
    }

    /** Whether there is no sound. */
    public boolean isEmpty() {
        return low.length == 0;
    }

    /** The lowest sample between two moments, at most 0. */
    public float low(double from, double to) {
        float lowest = 0;
        for (int i = index(from); i <= index(to); i++) {
            lowest = Math.min(lowest, low[i]);
        }
        return lowest;
    }

    /** The highest sample between two moments, at least 0. */
    public float high(double from, double to) {
        float highest = 0;
        for (int i = index(from); i <= index(to); i++) {
            highest = Math.max(highest, high[i]);
        }
        return highest;
    }

    private int index(double seconds) {
        return Math.clamp((long) (seconds * PER_SECOND), 0, low.length - 1);
    }
}
