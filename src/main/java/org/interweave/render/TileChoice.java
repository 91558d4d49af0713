package org.interweave.render;

import org.interweave.diffusion.TilePlan;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The tile plan of each shot of a job: what was asked for, or what turned out to fit. */
final class TileChoice {
    private final Function<ShotJob, TilePlan> first;
    private final Map<ShotJob, TilePlan> smaller = new HashMap<>();

    TileChoice(Function<ShotJob, TilePlan> first) {
        this.first = first;
    }

    TilePlan of(ShotJob shot) {
        TilePlan plan = smaller.get(shot);
        return plan == null ? first.apply(shot) : plan;
    }

    void record(ShotJob shot, TilePlan plan) {
        smaller.put(shot, plan);
    }
}
