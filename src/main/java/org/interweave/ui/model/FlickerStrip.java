package org.interweave.ui.model;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Windows;
import org.interweave.metrics.AddedFlicker;
import org.interweave.metrics.JoinFlicker;
import org.interweave.metrics.Joins;
import org.interweave.project.Clip;
import org.interweave.project.Shot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where the restored film flickers more than its source.
 *
 * @param added by frame, in thousandths; above 0 it was added
 * @param atWindows the part of it that is locked to joins of windows
 * @param atChunks the part of it that is locked to joins of the decoder's chunks
 */
public record FlickerStrip(
        NavigableMap<Integer, Double> added,
        Map<Integer, Double> atWindows,
        Map<Integer, Double> atChunks) {
    /** Nothing is known. */
    public static final FlickerStrip NONE = new FlickerStrip(new TreeMap<>(), Map.of(), Map.of());

    /** That of the best versions. */
    public static FlickerStrip of(Scores scores, Clip clip) {
        NavigableMap<Integer, Double> added =
                new TreeMap<>(scores.curve(1, AddedFlicker.MEASURE.name()));
        Map<Integer, Double> atWindows = new HashMap<>();
        Map<Integer, Double> atChunks = new HashMap<>();
        for (int i = 0; i < clip.shots().size() && !added.isEmpty(); i++) {
            FrameRange shot = clip.shots().get(i).frames();
            Map<Integer, Double> own = added.subMap(shot.start(), shot.end());
            if (!own.isEmpty()) {
                Joins joins = joins(clip.shots().get(i), clip.settings(i));
                atWindows.putAll(JoinFlicker.locked(own, joins.windows()));
                atChunks.putAll(JoinFlicker.locked(own, joins.chunks()));
            }
        }
        return new FlickerStrip(added, atWindows, atChunks);
    }

    /** Where the windows and chunks of a shot are joined. */
    public static Joins joins(Clip clip, int shot) {
        return joins(clip.shots().get(shot), clip.settings(shot));
    }

    private static Joins joins(Shot shot, Settings settings) {
        FrameRange frames = shot.frames();
        Windows windows = settings.windows().windows(frames.count());
        Windows chunks = settings.chunks().plan(windows.frames());
        return Joins.of(windows, chunks, frames.start(), frames.count());
    }

    /** The most that was added to a frame. */
    public double most() {
        return added.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** The frames that stick out among their neighbours, the worst first. */
    public List<Integer> peaks() {
        List<Integer> peaks = new ArrayList<>();
        added.forEach(
                (frame, value) -> {
                    double before = added.getOrDefault(frame - 1, Double.NEGATIVE_INFINITY);
                    double after = added.getOrDefault(frame + 1, Double.NEGATIVE_INFINITY);
                    if (value > 0 && value > before && value >= after) {
                        peaks.add(frame);
                    }
                });
        peaks.sort(Comparator.comparing((Integer frame) -> added.get(frame)).reversed());
        return peaks;
    }

    /** The next worst after the one at the playhead; the worst from anywhere else. */
    public OptionalInt nextWorst(int playhead) {
        List<Integer> peaks = peaks();
        int at = peaks.indexOf(playhead);
        return peaks.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(peaks.get((at + 1) % peaks.size()));
    }
}
