package org.interweave.ui.view;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

import org.interweave.frame.FrameRange;
import org.interweave.ui.model.FlickerStrip;
import org.interweave.ui.model.TimelineScale;

import java.util.Map;

/** The lane that tells where the restored film flickers more than its source. */
final class FlickerPainting {
    /** What fills the lane at least, in thousandths: less is not seen. */
    private static final double LEAST = 0.1;

    private FlickerPainting() {}

    /** Where it is painted. */
    record Lane(GraphicsContext g, Swatches swatches, TimelineScale scale, double width) {
        private void fill(Swatches.Name name) {
            g.setFill(swatches.of(name));
        }

        private void bar(int frame, double from, double to, Swatches.Name name) {
            double bottom = TimelineLanes.FLICKER_TOP + TimelineLanes.FLICKER;
            double x = scale.x(frame);
            double room = Math.max(1, scale.x(frame + 1) - x);
            fill(name);
            g.fillRect(
                    x,
                    bottom - to * TimelineLanes.FLICKER,
                    Math.max(1, room - (room > 4 ? 1 : 0)),
                    (to - from) * TimelineLanes.FLICKER);
        }
    }

    /** A bar a frame: amber, and of it red what is locked to windows, violet to chunks. */
    static void paint(Lane lane, FlickerStrip strip) {
        lane.fill(Swatches.Name.STRIP);
        lane.g.fillRect(
                0,
                TimelineLanes.FLICKER_TOP,
                Math.min(lane.width, lane.scale.x(lane.scale.frames())),
                TimelineLanes.FLICKER);
        if (strip.added().isEmpty()) {
            lane.fill(Swatches.Name.MUTED);
            lane.g.setTextAlign(TextAlignment.LEFT);
            lane.g.fillText(
                    "Flicker: restore a shot to see it (Ctrl+P)",
                    8,
                    TimelineLanes.FLICKER_TOP + TimelineLanes.FLICKER / 2);
            return;
        }
        double most = Math.max(LEAST, strip.most());
        FrameRange seen = lane.scale.visible();
        for (Map.Entry<Integer, Double> entry :
                strip.added().subMap(seen.start(), seen.end()).entrySet()) {
            int frame = entry.getKey();
            double added = Math.max(0, entry.getValue()) / most;
            double atWindows = strip.atWindows().getOrDefault(frame, 0.0) / most;
            double atChunks = strip.atChunks().getOrDefault(frame, 0.0) / most;
            // A level line where it was looked at and nothing was added.
            lane.bar(frame, 0, Math.max(added, 1.5 / TimelineLanes.FLICKER), Swatches.Name.DRAFT);
            if (added > 0) {
                lane.bar(frame, 0, added, Swatches.Name.OUTDATED);
                lane.bar(frame, Math.max(0, added - atChunks), added, Swatches.Name.MARKER);
                lane.bar(frame, Math.max(0, added - atWindows), added, Swatches.Name.PLAYHEAD);
            }
        }
    }
}
