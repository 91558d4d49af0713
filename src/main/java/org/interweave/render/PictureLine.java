package org.interweave.render;

import org.interweave.diffusion.Fusion;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.WindowTensors;

import java.util.List;
import java.util.Optional;

/**
 * The pictures of shots one after another, made a little before they are read: those of the next
 * shot's first chunk while the last ones of a shot are taken.
 */
final class PictureLine {
    private final List<ShotChunks.Plan> plans;
    private final Crew.First<ShotChunks> shots;
    private final int[] starts;
    private final WindowTensors decoded;
    private int preparing = -1;
    private Optional<ShotChunks> prepared = Optional.empty();

    /**
     * @param plans of the shots, in order
     * @param shots makes the chunks of a shot; called once for each, in order, by one thread
     * @param ahead so many chunks are made at once
     */
    PictureLine(List<ShotChunks.Plan> plans, Crew.First<ShotChunks> shots, Crew crew, int ahead) {
        this.plans = List.copyOf(plans);
        this.shots = shots;
        starts = new int[plans.size() + 1];
        for (int i = 0; i < plans.size(); i++) {
            starts[i + 1] = starts[i] + plans.get(i).needed().count();
        }
        decoded =
                crew.inTwoParts(
                        this::undecoded, ShotChunks.Undecoded::decode, ahead, starts[plans.size()]);
    }

    private ShotChunks.Undecoded undecoded(int index) throws Stop {
        while (preparing < 0 || index >= starts[preparing + 1]) {
            preparing++;
            prepared = Optional.of(shots.of(preparing));
        }
        return prepared.orElseThrow().chunk(index - shift(preparing));
    }

    /** What is added to the number of a shot's chunk to count it among those of all shots. */
    private int shift(int shot) {
        return starts[shot] - plans.get(shot).needed().start();
    }

    /**
     * The pictures of a shot, {@code [1, 3, frames, height, width]}; all wanted ones must be read
     * before those of the next shot.
     */
    Fusion pictures(int shot) {
        int shift = shift(shot);
        return ShotDecoder.joined(plans.get(shot).chunks(), i -> decoded.window(shift + i));
    }
}
