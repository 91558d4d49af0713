package org.interweave.report;

import org.interweave.frame.Picture;
import org.interweave.metrics.ScoreTable;
import org.interweave.metrics.TemporalProfile;

import java.util.List;

/**
 * What was found of one version in one shot.
 *
 * @param middle the frame in the middle of the shot
 * @param profile its slice through the shot
 * @param scores its numbers, frame by frame of the shot
 */
record Track(String name, Picture middle, TemporalProfile profile, ScoreTable scores) {
    /** One shot of all versions; the first is bicubic. */
    record Shot(int number, int start, int end, List<Track> tracks) {
        Shot {
            tracks = List.copyOf(tracks);
        }
    }
}
