package org.interweave.cli;

import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import java.util.SortedSet;
import java.util.TreeSet;

/** Numbers as people write them: {@code 3,5-9}. */
final class NumberRanges {
    private NumberRanges() {}

    /**
     * Reads them.
     *
     * @param last the largest there is; the smallest is 1
     */
    static SortedSet<Integer> read(String option, String text, int last) throws ProblemException {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            try {
                int from = Integer.parseInt(ends[0].strip());
                int to = Integer.parseInt(ends[ends.length - 1].strip());
                if (ends.length > 2 || from > to) {
                    throw wrong(option, text, last);
                }
                if (from < 1 || to > last) {
                    throw new ProblemException(
                            Problem.Kind.SETTING,
                            "%s: there is no number %d".formatted(option, from < 1 ? from : to),
                            "there are 1 to " + last);
                }
                for (int i = from; i <= to; i++) {
                    numbers.add(i);
                }
            } catch (NumberFormatException _) {
                throw wrong(option, text, last);
            }
        }
        return numbers;
    }

    private static ProblemException wrong(String option, String text, int last) {
        return new ProblemException(
                Problem.Kind.SETTING,
                option + " " + text + " is not understood",
                "use numbers and ranges from 1 to " + last + ", such as 3,5-9");
    }
}
