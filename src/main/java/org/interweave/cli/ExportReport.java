package org.interweave.cli;

import org.interweave.render.RunLog;
import org.interweave.render.StageTimes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an export cost.
 *
 * @param device what ran the networks
 * @param model its id
 * @param clip its file, frames and size
 * @param frames exported
 * @param wallSeconds from the job's begin to its end, the loading of networks included
 * @param secondsPerFrame of the wall
 * @param framesPerSecond of the wall
 * @param deviceShare of the wall time in which a network ran
 * @param bareFramesPerSecond if the same runs of networks had followed each other, with nothing
 *     beside them
 * @param shareOfBare {@code framesPerSecond} of {@code bareFramesPerSecond}
 * @param stageSeconds over all threads
 * @param networks their runs
 */
record ExportReport(
        String device,
        String model,
        String clip,
        int frames,
        double wallSeconds,
        double secondsPerFrame,
        double framesPerSecond,
        double deviceShare,
        double bareFramesPerSecond,
        double shareOfBare,
        Map<String, Double> stageSeconds,
        List<RunLog.Bare> networks) {
    ExportReport {
        networks = List.copyOf(networks);
    }

    static ExportReport of(
            String device,
            String model,
            String clip,
            int frames,
            StageTimes times,
            List<RunLog.Bare> networks) {
        double wall = times.wall().toNanos() / 1e9;
        double bare = networks.stream().mapToDouble(RunLog.Bare::total).sum();
        Map<String, Double> seconds = new LinkedHashMap<>();
        times.millis().forEach((stage, millis) -> seconds.put(stage, millis / 1e3));
        return new ExportReport(
                device,
                model,
                clip,
                frames,
                wall,
                wall / frames,
                frames / wall,
                times.deviceShare(),
                frames / bare,
                bare / wall,
                seconds,
                networks);
    }
}
