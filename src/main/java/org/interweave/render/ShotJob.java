package org.interweave.render;

import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;

import java.util.List;

/**
 * A shot to restore, or a part of it. The windows are those of the whole shot either way.
 *
 * @param frames the whole shot, in its clip
 * @param wanted the frames to restore, in the clip and inside the shot
 * @param settings how
 */
public record ShotJob(FrameRange frames, FrameRange wanted, Settings settings) {
    public ShotJob {
        if (wanted.start() < frames.start() || wanted.end() > frames.end()) {
            throw new IllegalArgumentException(wanted + " is not inside " + frames);
        }
    }

    /**
     * The jobs for a part of a clip, all with the same settings.
     *
     * @param shots of the whole clip, in order
     * @param wanted frames of the clip
     */
    public static List<ShotJob> of(List<FrameRange> shots, FrameRange wanted, Settings settings) {
        return shots.stream()
                .filter(shot -> shot.start() < wanted.end() && wanted.start() < shot.end())
                .map(
                        shot ->
                                new ShotJob(
                                        shot,
                                        new FrameRange(
                                                Math.max(shot.start(), wanted.start()),
                                                Math.min(shot.end(), wanted.end())),
                                        settings))
                .toList();
    }

    /** The same in tiles of a plan, or in smaller ones where its settings want that. */
    Recipe.Shot inTiles(TilePlan plan) {
        return new Recipe.Shot(frames, wanted, settings, plan.atMost(settings.tile()));
    }

    /** The wanted frames, counted from the shot's first. */
    public FrameRange wantedInShot() {
        return new FrameRange(wanted.start() - frames.start(), wanted.end() - frames.start());
    }
}
