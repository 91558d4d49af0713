package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.bundle.Preset;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.project.Setting;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class PresetsTest {
    private final Settings mine =
            Settings.USUAL
                    .with(Settings.USUAL.prompt().saying("rain"))
                    .with(Settings.USUAL.noise().seeded(7))
                    .with(new TemporalFilter(1));

    @Test
    void aPresetGivesItsNumbersAndLeavesTheRest() {
        Preset preset = new Preset("calm", 2, 1.5, 9, Preset.Spacing.TRAILING, 0.6);
        Settings expected =
                mine.with(new Guidance(1.5))
                        .with(new Steps(Steps.Method.DDIM, 2, TimestepSpacing.TRAILING))
                        .with(mine.noise().at(9))
                        .with(new TemporalFilter(0.6));
        assertEquals(expected, Presets.apply(preset, mine));
    }

    @Test
    void itDecidesWhatIsSaidAndNothingElse() {
        Settings after =
                Presets.apply(new Preset("a", 2, 1.5, 9, Preset.Spacing.TRAILING, 0.6), mine);
        List<Setting<?>> changed =
                Setting.ALL.stream().filter(s -> !s.of(after).equals(s.of(mine))).toList();
        assertEquals(Set.copyOf(Presets.SETTINGS), Set.copyOf(changed));
    }

    @Test
    void oneWithoutAFilterTurnsItOff() {
        Preset authors = Preset.diffVsr().getFirst();
        assertEquals(TemporalFilter.OFF, Presets.apply(authors, mine).filter());
    }
}
