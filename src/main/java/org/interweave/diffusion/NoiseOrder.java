package org.interweave.diffusion;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Windows;
import org.interweave.tensor.CounterNoise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which noise each frame of each window starts from: numbers of noise frames, counted from the
 * shot's first.
 *
 * <p>Within a window no noise frame comes twice, the last window, which may be moved back,
 * included. Source: DiffVSR, noise rescheduling, and xh9998/DiffVSR 3b2b998 (golden windows.json).
 *
 * @param windows noise frames by window, then by the window's frame
 */
public record NoiseOrder(List<List<Integer>> windows) {
    private static final long SHUFFLE_STREAM = 2;

    public NoiseOrder {
        windows = windows.stream().map(List::copyOf).toList();
    }

    /** The order of a mode. */
    public static NoiseOrder of(NoiseReuse reuse, Windows windows, long seed) {
        return switch (reuse) {
            case REARRANGE -> reusing(windows, (_, count) -> backwards(count));
            case SHUFFLE -> reusing(windows, (window, count) -> shuffled(seed, window, count));
            case SAME -> each(windows, _ -> 0);
            case INDEPENDENT -> each(windows, window -> windows.window(window).start());
        };
    }

    /**
     * The order in which new frames take the noise of those that dropped out.
     *
     * @param permutation the recorded order of each window
     */
    public static NoiseOrder reusing(Windows windows, Permutation permutation) {
        List<List<Integer>> order = new ArrayList<>();
        order.add(counting(0, windows.window(0).count()));
        for (int i = 1; i < windows.count(); i++) {
            FrameRange before = windows.window(i - 1);
            FrameRange window = windows.window(i);
            List<Integer> past = order.getLast();
            int dropped = window.start() - before.start();
            List<Integer> now = new ArrayList<>(past.subList(dropped, past.size()));
            List<Integer> places = permutation.order(i, dropped);
            for (int place : places.subList(0, window.end() - before.end())) {
                now.add(past.get(place));
            }
            order.add(now);
        }
        return new NoiseOrder(order);
    }

    private static NoiseOrder each(Windows windows, java.util.function.IntUnaryOperator start) {
        return new NoiseOrder(
                IntStream.range(0, windows.count())
                        .mapToObj(i -> counting(start.applyAsInt(i), windows.window(i).count()))
                        .toList());
    }

    private static List<Integer> counting(int start, int count) {
        return IntStream.range(start, start + count).boxed().toList();
    }

    private static List<Integer> backwards(int count) {
        return counting(0, count).reversed();
    }

    private static List<Integer> shuffled(long seed, int window, int count) {
        CounterNoise random = new CounterNoise(seed, SHUFFLE_STREAM);
        List<Integer> order = new ArrayList<>(counting(0, count));
        for (int i = count - 1; i > 0; i--) {
            int other = random.choose(window, i, i + 1);
            order.set(i, order.set(other, order.get(i)));
        }
        return order;
    }

    /** In which order a window's new frames take the noise that became free. */
    @FunctionalInterface
    public interface Permutation {
        /** A permutation of the numbers below {@code count}. */
        List<Integer> order(int window, int count);
    }
}
