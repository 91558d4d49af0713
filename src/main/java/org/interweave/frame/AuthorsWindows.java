package org.interweave.frame;

/**
 * The windows of the authors' released code: 8 frames every 4, the last ones cut off at the end.
 *
 * <p>Their program first continues a clip by reflection to {@link #padded} frames, so that no
 * window is short; their formula alone allows short ones. Source: xh9998/DiffVSR 3b2b998,
 * pipeline_stable_diffusion_upscale_video_3d.py and inference_tile.py; golden pipeline/windows.json
 * and frame_padding.json.
 *
 * @param frames frames to cover, at least 1
 */
public record AuthorsWindows(int frames) implements Windows {
    private static final int LENGTH = 8;
    private static final int STRIDE = 4;

    public AuthorsWindows {
        if (frames < 1) {
            throw new IllegalArgumentException("frames=" + frames);
        }
    }

    /** The frames to which the authors continue a clip: the next multiple of 8. */
    public static int padded(int frames) {
        return Math.ceilDiv(frames, LENGTH) * LENGTH;
    }

    @Override
    public int count() {
        return frames <= LENGTH ? 1 : Math.ceilDiv(frames - LENGTH + STRIDE, STRIDE);
    }

    @Override
    public FrameRange window(int index) {
        if (index < 0 || index >= count()) {
            throw new IndexOutOfBoundsException(index);
        }
        int start = index * STRIDE;
        return new FrameRange(start, Math.min(start + LENGTH, frames));
    }
}
