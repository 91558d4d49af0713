package org.interweave.diffusion;

import org.interweave.tensor.CounterNoise;
import org.interweave.tensor.Region;
import org.interweave.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The noise of whole frames. The last ones are kept, as neighbouring windows share frames or reuse
 * their noise. Any thread may call it.
 */
final class FrameNoise {
    private final CounterNoise noise;
    private final int channels;
    private final Region region;
    private final Map<Integer, Tensor> known;

    /**
     * @param kept frames
     */
    FrameNoise(CounterNoise noise, int channels, Region region, int kept) {
        this.noise = noise;
        this.channels = channels;
        this.region = region;
        this.known =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Integer, Tensor> eldest) {
                        return size() > kept;
                    }
                };
    }

    /**
     * The noise of some frames.
     *
     * @return {@code [1, channels, frames, height, width]}
     */
    synchronized Tensor at(List<Integer> frames) {
        return Tensor.concat(2, frames.stream().map(this::frame).toList());
    }

    private Tensor frame(int number) {
        Tensor frame = known.get(number);
        if (frame == null) {
            frame = noise.at(List.of(number), channels, region);
            known.put(number, frame);
        }
        return frame;
    }
}
