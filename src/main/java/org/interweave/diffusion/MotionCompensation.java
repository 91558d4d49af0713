package org.interweave.diffusion;

import org.interweave.frame.Cancel;
import org.interweave.frame.FlowField;
import org.interweave.frame.OpticalFlow;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.tensor.Tensor;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A motion-compensated temporal filter: each frame is averaged with the two before and the two
 * after it, moved to where it shows the same. What the model makes anew in every frame gets weaker;
 * what stays, or moves with the picture, remains.
 *
 * <p>A neighbour counts the less the more it differs around a pixel, and nothing where its motion
 * does not lead back: no ghosts. Source: E. Dubois and S. Sabri, Noise reduction in image sequences
 * using motion-compensated temporal filtering, IEEE Transactions on Communications 32 (7), 1984.
 */
public final class MotionCompensation {
    /** Neighbours on either side. */
    private static final int REACH = 2;

    /** Rows that one thread works out at a time. */
    private static final int BAND = 32;

    private final OpticalFlow flow;

    /**
     * @param flow finds motion in frames of half the size; any thread may ask it
     */
    public MotionCompensation(OpticalFlow flow) {
        this.flow = flow;
    }

    /**
     * Filters decoded frames that follow each other, on all processors.
     *
     * @param frames {@code [1, 3, frames, height, width]}, about [-1, 1]
     * @param cancel asked before every frame
     * @return of the same shape; the first and the last frame have neighbours on one side only
     */
    public Tensor filtered(Tensor frames, TemporalFilter filter, Cancel cancel)
            throws Stop.Cancelled {
        return filter.changesNothing() || frames.shape().at(2) == 1
                ? frames
                : new Run(frames, filter).all(cancel);
    }

    /** Motion between a frame and the next. */
    private record Pair(Motion there, Motion back) {}

    /** A frame and those that are averaged into it. */
    private record Averaging(int frame, FrameSamples own, List<MovedFrame> neighbours) {}

    /** The frames on their way through the filter. */
    private final class Run {
        private final Tensor frames;
        private final TemporalFilter filter;
        private final int count;
        private final Size size;
        private final FloatBuffer result;
        private final TreeMap<Integer, FrameSamples> samples = new TreeMap<>();
        private final TreeMap<Integer, Picture> halves = new TreeMap<>();
        private final TreeMap<Integer, Pair> pairs = new TreeMap<>();

        Run(Tensor frames, TemporalFilter filter) {
            this.frames = frames;
            this.filter = filter;
            count = frames.shape().at(2);
            size = new Size(frames.shape().at(4), frames.shape().at(3));
            result = Tensor.allocate(frames.shape());
        }

        Tensor all(Cancel cancel) throws Stop.Cancelled {
            for (int frame = 0; frame < count; frame++) {
                if (cancel.requested()) {
                    throw new Stop.Cancelled();
                }
                samples.headMap(frame - REACH).clear();
                halves.headMap(frame).clear();
                pairs.headMap(frame - REACH).clear();
                Averaging averaging = new Averaging(frame, samples(frame), neighbours(frame));
                IntStream.range(0, Math.ceilDiv(size.height(), BAND))
                        .parallel()
                        .forEach(band -> average(averaging, band));
            }
            return Tensor.wrap(frames.shape(), result);
        }

        private Pair pair(int first) {
            return pairs.computeIfAbsent(
                    first,
                    f -> {
                        Picture from = halves.computeIfAbsent(f, this::reduced);
                        Picture to = halves.computeIfAbsent(f + 1, this::reduced);
                        FlowField there = flow.flow(from, to);
                        FlowField back = flow.flow(to, from);
                        return new Pair(Motion.of(there, back), Motion.of(back, there));
                    });
        }

        /** A frame at half its size, in [0, 1]. */
        private Picture reduced(int frame) {
            Size half = new Size((size.width() + 1) / 2, (size.height() + 1) / 2);
            float[] samples = new float[Picture.CHANNELS * half.pixels()];
            float[] above = new float[size.width()];
            float[] below = new float[size.width()];
            for (int c = 0; c < Picture.CHANNELS; c++) {
                for (int y = 0; y < half.height(); y++) {
                    frames.data().get(place(frame, c, 2 * y), above);
                    frames.data()
                            .get(place(frame, c, Math.min(2 * y + 1, size.height() - 1)), below);
                    for (int x = 0; x < half.width(); x++) {
                        int right = Math.min(2 * x + 1, size.width() - 1);
                        float sum = above[2 * x] + above[right] + below[2 * x] + below[right];
                        samples[(c * half.height() + y) * half.width() + x] =
                                Math.clamp(sum / 8 + 0.5f, 0f, 1f);
                    }
                }
            }
            return Picture.of(half, samples);
        }

        /** Where a row begins. */
        private int place(int frame, int channel, int row) {
            return ((channel * count + frame) * size.height() + row) * size.width();
        }

        private FrameSamples samples(int frame) {
            return samples.computeIfAbsent(frame, f -> new FrameSamples(frames, f));
        }

        private List<MovedFrame> neighbours(int frame) {
            List<MovedFrame> neighbours = new ArrayList<>();
            for (int direction : new int[] {1, -1}) {
                List<Motion> path = new ArrayList<>();
                for (int n = 1; n <= REACH; n++) {
                    int other = frame + n * direction;
                    if (other >= 0 && other < count) {
                        Motion step = direction > 0 ? pair(other - 1).there : pair(other).back;
                        path.add(path.isEmpty() ? step : path.getLast().then(step));
                        neighbours.add(new MovedFrame(samples(other), path.getLast()));
                    }
                }
            }
            return neighbours;
        }

        private void average(Averaging averaging, int band) {
            int top = band * BAND;
            int bottom = Math.min(size.height(), top + BAND);
            AveragedRows rows = new AveragedRows(averaging.own, top, bottom);
            averaging.neighbours.forEach(neighbour -> rows.add(neighbour, filter.strength()));
            for (int c = 0; c < Picture.CHANNELS; c++) {
                rows.write(c, result, place(averaging.frame, c, top));
            }
        }
    }
}
