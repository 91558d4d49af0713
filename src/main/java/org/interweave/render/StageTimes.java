package org.interweave.render;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where the time of a job went. Stages run side by side: together they may take longer than the
 * job.
 *
 * @param spent in each stage, over all threads; waiting is in none
 * @param wall from the job's begin to now or its end, pauses included
 */
public record StageTimes(Map<Stage, Duration> spent, Duration wall) {
    /** Nothing was done. */
    public static final StageTimes NONE = new StageTimes(Map.of(), Duration.ZERO);

    public StageTimes {
        spent = Map.copyOf(spent);
    }

    /** The time of one stage. */
    public Duration of(Stage stage) {
        return spent.getOrDefault(stage, Duration.ZERO);
    }

    /** The time for which the device worked; one run at a time, so never more than the wall. */
    public Duration device() {
        return spent.entrySet().stream()
                .filter(e -> e.getKey().device())
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The share of the wall time in which the device worked. */
    public double deviceShare() {
        return wall.isZero() ? 0 : (double) device().toNanos() / wall.toNanos();
    }

    /** Milliseconds by the stage's name in lower case, in the order of {@link Stage}. */
    public Map<String, Long> millis() {
        Map<String, Long> millis = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            millis.put(stage.name().toLowerCase(Locale.ROOT), of(stage).toMillis());
        }
        return millis;
    }
}
