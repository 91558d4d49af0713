package org.interweave.cli;

import org.interweave.metrics.ProfileLine;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a line on the picture: {@code x,y,x,y} in shares, {@code column=x} or {@code row=y}. */
final class LineOption implements ITypeConverter<ProfileLine> {
    @Override
    public ProfileLine convert(String text) {
        try {
            if (text.startsWith("column=")) {
                return ProfileLine.column(Double.parseDouble(text.substring(7)));
            }
            if (text.startsWith("row=")) {
                return ProfileLine.row(Double.parseDouble(text.substring(4)));
            }
            String[] ends = text.split(",", -1);
            if (ends.length != 4) {
                throw new TypeConversionException("'%s' is not four numbers".formatted(text));
            }
            return new ProfileLine(
                    Double.parseDouble(ends[0]),
                    Double.parseDouble(ends[1]),
                    Double.parseDouble(ends[2]),
                    Double.parseDouble(ends[3]));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'%s' is no line: give shares from 0 to 1, and two different ends"
                            .formatted(text));
        }
    }
}
