package org.interweave.render;

import org.interweave.diffusion.TilePlan;

import java.util.HashMap;
import java.util.Map;

/** The tile plan of each shot of a job: what was asked for, or what turned out to fit. */
final class TileChoice {
    private final TilePlan first;
    private final Map<ShotJob, TilePlan> smaller = new HashMap<>();

    TileChoice(TilePlan first) {
        this.first = first;
    }

    TilePlan of(ShotJob shot) {
        return smaller.getOrDefault(shot, first);
    }

    void record(ShotJob shot, TilePlan plan) {
        smaller.put(shot, plan);
    }
}
