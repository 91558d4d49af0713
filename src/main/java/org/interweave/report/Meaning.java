package org.interweave.report;

import java.util.Map;

/** What numbers say, for readers of a page who have not read the papers. */
final class Meaning {
    private static final Map<String, String> OF =
            Map.ofEntries(
                    Map.entry("psnr", "How far the samples are from the reference's, in decibels."),
                    Map.entry("psnr_y", "The same of brightness alone, as papers report it."),
                    Map.entry(
                            "ssim",
                            "How alike the structure is to the reference's; 1 is the same."),
                    Map.entry("gmsd", "How far the edges are from the reference's; 0 is the same."),
                    Map.entry(
                            "e_warp",
                            "How much what moves from one frame to the next changes on its way,"
                                    + " along the motion of the reference or, without one, of the"
                                    + " clip itself. Sharp pictures have more than blurred ones."),
                    Map.entry(
                            "tf",
                            "How alike two frames that follow each other are, whatever moves;"
                                    + " 1 is stillness."),
                    Map.entry(
                            "bc",
                            "How steadily the background is the same in the eyes of a network."),
                    Map.entry(
                            "added_flicker",
                            "Change on the way along the source's motion, less that of the source"
                                    + " itself: what the restoration adds. Below 0 it calms."),
                    Map.entry(
                            "residual",
                            "How far the frame, blurred and reduced again, strays from the source,"
                                    + " in levels of 255: what was invented or taken away. Compare"
                                    + " versions with each other."));

    private Meaning() {}

    /** A sentence or two; empty for measures that the user has brought. */
    static String of(String measure) {
        return OF.getOrDefault(measure, "");
    }
}
