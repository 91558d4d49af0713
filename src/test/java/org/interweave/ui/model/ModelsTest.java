package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModelsTest {
    @Test
    void theLimitsOfAModelAreTheParagraphThatSaysSo() {
        String card = "# A model\n\nWords it knows: sea.\n\nLimits: none\nof note.\n\nMore.\n";
        assertEquals("Limits: none of note.", Models.limits(card));
    }

    @Test
    void aCardThatSaysNothingOfLimitsIsSilent() {
        assertEquals("", Models.limits("# A model\n\nNo Limits: here\n"));
    }
}
