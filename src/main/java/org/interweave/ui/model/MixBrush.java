package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Setting;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Paints into the mix of the shot under the playhead; a stroke is undone as one. */
public final class MixBrush {
    /** Share of the brush's radius after which a stroke gets another point. */
    private static final double SPACING = 0.25;

    private final Session session;
    private final ViewerModel viewer;

    /** Where the stroke began: it stays in that shot while the film plays on. */
    private int begun;

    MixBrush(Session session, ViewerModel viewer) {
        this.session = session;
        this.viewer = viewer;
    }

    /** Begins a stroke. */
    public void begin(double x, double y) {
        session.endSeries();
        begun = session.frame();
        viewer.brush()
                .get()
                .ifPresent(
                        brush ->
                                change(
                                        begun,
                                        mix ->
                                                mix.with(
                                                        new Mix.Stroke(
                                                                List.of(new Mix.Point(x, y)),
                                                                brush.radius(),
                                                                brush.bicubic()))));
    }

    /** Goes on with it. */
    public void drag(double x, double y) {
        change(begun, mix -> drawnOn(mix, new Mix.Point(x, y)));
    }

    private static Mix drawnOn(Mix mix, Mix.Point to) {
        if (mix.strokes().isEmpty()) {
            return mix;
        }
        Mix.Stroke stroke = mix.strokes().getLast();
        Mix.Point last = stroke.points().getLast();
        boolean near = Math.hypot(to.x() - last.x(), to.y() - last.y()) < SPACING * stroke.radius();
        if (near) {
            return mix;
        }
        var before = mix.strokes().subList(0, mix.strokes().size() - 1);
        return new Mix(mix.bicubic(), before).with(stroke.to(to));
    }

    /** Ends it. */
    public void end() {
        session.endSeries();
    }

    /** Takes all strokes away. */
    public void clear() {
        session.endSeries();
        change(session.frame(), mix -> Mix.NONE.at(mix.bicubic()));
        session.endSeries();
    }

    private void change(int frame, UnaryOperator<Mix> change) {
        session.clip().get().ifPresent(clip -> change(clip, clip.shotAt(frame), change));
    }

    private void change(Clip clip, int shot, UnaryOperator<Mix> change) {
        Mix before = clip.settings(shot).mix();
        Mix after = change.apply(before);
        if (!after.equals(before)) {
            session.apply(
                    Edits.override(
                            session.clipIndex(), new TreeSet<>(Set.of(shot)), Setting.MIX, after));
        }
    }
}
