package org.interweave.report;

import org.interweave.metrics.AddedFlicker;
import org.interweave.metrics.JoinFlicker;
import org.interweave.metrics.Joins;
import org.interweave.metrics.ScoreTable;
import org.interweave.metrics.TemporalProfile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was found of one version in one shot.
 *
 * @param middle the frame in the middle of the shot, as text for the page
 * @param profile its slice through the shot
 * @param scores its numbers, frame by frame of the shot
 * @param joins where its windows and chunks are joined, in the clip
 */
record Track(String name, String middle, TemporalProfile profile, ScoreTable scores, Joins joins) {
    /** One shot of all versions; the first is bicubic. */
    record Shot(int number, int start, int end, List<Track> tracks) {
        Shot {
            tracks = List.copyOf(tracks);
        }
    }

    /** The part of the added flicker that keeps the time of some joins. */
    JoinFlicker locked(Set<Integer> at) {
        Map<Integer, Double> flicker = new TreeMap<>();
        for (int i = 0; i < scores.frames().size(); i++) {
            Double value = scores.frames().get(i).get(AddedFlicker.MEASURE.name());
            if (value != null) {
                flicker.put(profile.frames().start() + i, value);
            }
        }
        return JoinFlicker.of(flicker, at);
    }
}
