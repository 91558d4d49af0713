package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.diffusion.Mix;
import org.interweave.frame.Size;
import org.interweave.project.Setting;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class MixBrushTest {
    private final Session session = Sessions.ofThreeShots();
    private final ViewerModel viewer = new ViewerModel();
    private final MixBrush brush = new MixBrush(session, viewer);

    private Mix mix(int shot) {
        return Sessions.clip(session).settings(shot).mix();
    }

    private void stroke(double y) {
        brush.begin(0.2, y);
        for (int i = 1; i <= 50; i++) {
            brush.drag(0.2 + 0.01 * i, y);
        }
        brush.end();
    }

    @Test
    void aStrokeIsOfTheShotUnderThePlayheadAndUndoneAsOne() {
        viewer.brush(Optional.of(new ViewerModel.Brush(0.1, 1)));
        session.seek(40);
        stroke(0.5);
        stroke(0.7);
        assertEquals(Mix.NONE, mix(0));
        assertEquals(2, mix(1).strokes().size());
        // A point for each quarter of the radius, not one for each move of the mouse.
        assertEquals(17, mix(1).strokes().getFirst().points().size());
        assertEquals(1, mix(1).shares(new Size(100, 50))[25 * 100 + 45]);
        session.undo();
        assertEquals(1, mix(1).strokes().size());
        session.undo();
        assertEquals(Mix.NONE, mix(1));
    }

    @Test
    void aStrokeStaysInItsShotWhileTheFilmPlaysOn() {
        viewer.brush(Optional.of(new ViewerModel.Brush(0.1, 1)));
        session.seek(59);
        brush.begin(0.2, 0.5);
        session.seek(60);
        brush.drag(0.8, 0.5);
        brush.end();
        assertEquals(2, mix(1).strokes().getFirst().points().size());
        assertEquals(Mix.NONE, mix(2));
    }

    @Test
    void whatIsPaintedIsOverTheShareOfTheShot() {
        viewer.brush(Optional.of(new ViewerModel.Brush(0.1, 0)));
        new Inspector(session, Inspector.Scope.CLIP).set(Setting.MIX, Mix.NONE.at(0.4));
        stroke(0.5);
        assertEquals(0.4, mix(0).bicubic());
        assertEquals(0, mix(0).shares(new Size(100, 50))[25 * 100 + 45]);
        brush.clear();
        assertEquals(Mix.NONE.at(0.4), mix(0));
    }

    @Test
    void withoutABrushNothingIsPainted() {
        stroke(0.5);
        assertEquals(Mix.NONE, mix(0));
    }
}
