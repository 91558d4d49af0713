package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.metrics.ProfileLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.TypeConversionException;

class LineOptionTest {
    private final LineOption option = new LineOption();

    @Test
    void aLineIsAColumnARowOrAnyTwoEnds() {
        assertEquals(ProfileLine.column(0.3), option.convert("column=0.3"));
        assertEquals(ProfileLine.row(1), option.convert("row=1"));
        assertEquals(new ProfileLine(0.1, 0.9, 0.8, 0.2), option.convert("0.1,0.9,0.8,0.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.5", "column=2", "row=x", "0,0,0,0", "0,0,1,1.5", "1,2,3"})
    void whatIsNoLineIsRefused(String text) {
        assertThrows(TypeConversionException.class, () -> option.convert(text));
    }
}
