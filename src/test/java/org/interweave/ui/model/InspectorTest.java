package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.project.Setting;
import org.junit.jupiter.api.Test;

import java.util.List;

class InspectorTest {
    private final Session session = Sessions.ofThreeShots();
    private final Inspector shots = new Inspector(session, Inspector.Scope.SHOTS);
    private final Inspector clip = new Inspector(session, Inspector.Scope.CLIP);

    private String prompt(int shot) {
        return Sessions.clip(session).settings(shot).prompt().words();
    }

    @Test
    void aPromptIsOfTheSelectedShotsOnly() {
        session.selectTo(1);
        shots.set(Setting.PROMPT, "sea");
        assertEquals("sea", prompt(0));
        assertEquals("sea", prompt(1));
        assertEquals("", prompt(2));
    }

    @Test
    void aPartOfASettingLeavesTheRestOfEveryShotAsItIs() {
        Mix.Stroke stroke = new Mix.Stroke(List.of(new Mix.Point(0.5, 0.5)), 0.1, 1);
        session.seek(40);
        shots.set(Setting.MIX, Mix.NONE.with(stroke));
        session.selectOnly(0);
        session.selectTo(1);
        shots.change(Setting.MIX, mix -> mix.at(0.25));
        assertEquals(Mix.NONE.at(0.25), Sessions.clip(session).settings(0).mix());
        assertEquals(Mix.NONE.at(0.25).with(stroke), Sessions.clip(session).settings(1).mix());
        session.undo();
        assertEquals(Mix.NONE, Sessions.clip(session).settings(0).mix());
    }

    @Test
    void theClipsPromptIsInheritedUntilAShotHasItsOwn() {
        clip.set(Setting.PROMPT, "sky");
        assertFalse(shots.own(Setting.PROMPT));
        shots.set(Setting.PROMPT, "sea");
        assertTrue(shots.own(Setting.PROMPT));
        assertEquals("sky", prompt(1));
        shots.inherit(Setting.PROMPT);
        assertFalse(shots.own(Setting.PROMPT));
        assertEquals("sky", prompt(0));
    }

    @Test
    void showingAValueDoesNotMakeItTheShotsOwn() {
        shots.set(Setting.GUIDANCE, shots.settings().orElseThrow().guidance());
        assertFalse(shots.own(Setting.GUIDANCE));
        assertTrue(session.undoable().get().isEmpty());
    }

    @Test
    void copiedSettingsAreThoseOfTheFirstSelected() {
        session.seek(40);
        shots.set(Setting.SEED, 7L);
        shots.copyToAll();
        assertEquals(7, Sessions.clip(session).settings(0).noise().seed());
        assertEquals(7, Sessions.clip(session).settings(2).noise().seed());
    }

    // 30 frames in windows of 8 every 4: ceil(22 / 4) + 1 = 7.
    @Test
    void theCostIsStepsTimesWindowsTwiceWithGuidance() {
        shots.set(Setting.STEPS, new Steps(Steps.Method.DDIM, 4, TimestepSpacing.TRAILING));
        assertEquals(new Inspector.Cost(30, 7, 2 * 4 * 7), shots.inspected().orElseThrow().cost());
        shots.set(Setting.GUIDANCE, new Guidance(1));
        assertEquals(new Inspector.Cost(30, 7, 4 * 7), shots.inspected().orElseThrow().cost());
    }
}
