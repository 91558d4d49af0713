package org.interweave.cli;

import org.interweave.diffusion.Ilt;
import org.interweave.metrics.JoinFlicker;
import org.interweave.render.RunLog;

import java.util.List;
import java.util.Locale;

/**
 * What fusing windows costs, and what it brings.
 *
 * @param rows in the order they were measured
 */
record IltReport(List<Row> rows) {
    IltReport {
        rows = List.copyOf(rows);
    }

    /**
     * What one setting made.
     *
     * @param windows it needs
     * @param denoised of them, as the others were known from a setting before
     * @param steps of each window
     * @param warpingError of all frames
     * @param joins the same where windows are joined, and elsewhere
     */
    record Measured(
            Ilt ilt,
            int overlap,
            int windows,
            int denoised,
            int steps,
            double warpingError,
            JoinFlicker joins,
            double steadiness) {}

    /**
     * One setting.
     *
     * @param seconds of the denoiser
     * @param denoising time of the denoiser, of that without any overlap
     * @param all time of the denoiser and the decoder, of that without any overlap
     */
    record Row(Measured measured, double seconds, double denoising, double all) {}

    /**
     * The costs, from the times of single runs, so that it does not matter what else the machine
     * did while a row was made.
     *
     * @param measured the first without any overlap
     * @param decoderFile name of the decoder's graph
     */
    static IltReport of(List<Measured> measured, List<RunLog.Bare> networks, String decoderFile) {
        double denoiser = 0;
        double decoder = 0;
        for (RunLog.Bare network : networks) {
            if (network.graph().equals(decoderFile)) {
                decoder += network.total() / measured.size();
            } else {
                denoiser += network.total();
            }
        }
        double window = denoiser / measured.stream().mapToInt(Measured::denoised).sum();
        double decoding = decoder;
        double least = measured.getFirst().windows * window;
        return new IltReport(
                measured.stream()
                        .map(
                                m ->
                                        new Row(
                                                m,
                                                m.windows * window,
                                                m.windows * window / least,
                                                (m.windows * window + decoding)
                                                        / (least + decoding)))
                        .toList());
    }

    /** As a table in Markdown. */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append(
                "| fused | overlap | windows | runs | seconds | denoiser | denoiser and decoder |");
        table.append(" E*_warp (1/1000) | at joins | elsewhere | TF |\n");
        table.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            Measured measured = row.measured;
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %d | %d | %.1f | %.2f | %.2f | %.3f | %.3f | %.3f |"
                                    + " %.5f |%n",
                            measured.ilt.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            measured.overlap,
                            measured.windows,
                            measured.windows * measured.steps,
                            row.seconds,
                            row.denoising,
                            row.all,
                            measured.warpingError,
                            measured.joins.atJoins(),
                            measured.joins.elsewhere(),
                            measured.steadiness));
        }
        return table.toString();
    }
}
