package org.interweave.ui.view;

import org.interweave.metrics.AddedFlicker;
import org.interweave.metrics.ClipMeter;
import org.interweave.metrics.Fidelity;
import org.interweave.metrics.Flicker;
import org.interweave.metrics.Gmsd;
import org.interweave.metrics.Measure;
import org.interweave.metrics.Psnr;
import org.interweave.metrics.Ssim;

import java.util.List;

/**
 * A number that is shown.
 *
 * @param head over a column
 * @param words in a list
 */
record Shown(Measure measure, String head, String words) {
    /** What is drawn at first. */
    static final Shown ADDED_FLICKER =
            new Shown(AddedFlicker.MEASURE, "Added", "Flicker added to the source's");

    /** All there are. */
    static final List<Shown> ALL =
            List.of(
                    ADDED_FLICKER,
                    new Shown(ClipMeter.WARPING, "E_warp", "E_warp: warping error"),
                    new Shown(Flicker.MEASURE, "TF", "TF: temporal flickering"),
                    new Shown(
                            Fidelity.Residual.MEASURE,
                            "Strays",
                            "How far it strays from the source"),
                    new Shown(new Psnr(Psnr.Of.RGB).measure(), "PSNR", "PSNR (with a reference)"),
                    new Shown(
                            new Psnr(Psnr.Of.LUMA).measure(),
                            "PSNR-Y",
                            "PSNR of luma (with a reference)"),
                    new Shown(new Ssim().measure(), "SSIM", "SSIM (with a reference)"),
                    new Shown(new Gmsd().measure(), "GMSD", "GMSD (with a reference)"));

    /** Over a column, with which way is better. */
    String arrowed() {
        return head + (measure.better() == Measure.Better.HIGHER ? " \u2191" : " \u2193");
    }

    /** In a list, with its unit. */
    String described() {
        return measure.unit().isEmpty() ? words : words + ", " + measure.unit();
    }
}
