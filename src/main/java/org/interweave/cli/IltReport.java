package org.interweave.cli;

import org.interweave.diffusion.Ilt;
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
     */
    record Measured(
            Ilt ilt,
            int overlap,
            int windows,
            int denoised,
            double warpingError,
            double steadiness) {}

    /**
     * One setting.
     *
     * @param denoising time of the denoiser, of that without any overlap
     * @param all time of the denoiser and the decoder, of that without any overlap
     */
    record Row(Measured measured, double denoising, double all) {}

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
                                                m.windows * window / least,
                                                (m.windows * window + decoding)
                                                        / (least + decoding)))
                        .toList());
    }

    /** As a table in Markdown. */
    String table() {
        StringBuilder table = new StringBuilder();
        table.append("| fused | overlap | windows | denoiser | denoiser and decoder |");
        table.append(" E*_warp (1/1000) | TF |\n|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %d | %.2f | %.2f | %.3f | %.5f |%n",
                            row.measured.ilt.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            row.measured.overlap,
                            row.measured.windows,
                            row.denoising,
                            row.all,
                            row.measured.warpingError,
                            row.measured.steadiness));
        }
        return table.toString();
    }
}
