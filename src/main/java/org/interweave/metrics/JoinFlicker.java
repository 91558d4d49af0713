package org.interweave.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The part of a clip's flicker that is locked to joins of windows or decoder chunks.
 *
 * @param joins frames at joins that have a number
 * @param atJoins the mean there
 * @param elsewhere the mean of all other frames
 */
public record JoinFlicker(int joins, double atJoins, double elsewhere) {
    /**
     * Splits numbers of frames by whether they are at a join.
     *
     * @param flicker the number of a frame and the one before it, by frame
     * @param joins the first frames after each join, such as the first that the next window alone
     *     shows
     */
    public static JoinFlicker of(Map<Integer, Double> flicker, Set<Integer> joins) {
        double at = 0;
        double other = 0;
        int count = 0;
        for (Map.Entry<Integer, Double> entry : flicker.entrySet()) {
            if (joins.contains(entry.getKey())) {
                at += entry.getValue();
                count++;
            } else {
                other += entry.getValue();
            }
        }
        int others = flicker.size() - count;
        return new JoinFlicker(
                count, count == 0 ? 0 : at / count, others == 0 ? 0 : other / others);
    }

    /** What joins add to the frames at them; 0 if there are none. */
    public double excess() {
        return joins == 0 ? 0 : atJoins - elsewhere;
    }

    /**
     * The frames at joins that stick out, with how much above what is usual elsewhere: what a strip
     * draws in another colour.
     */
    public static Map<Integer, Double> locked(Map<Integer, Double> flicker, Set<Integer> joins) {
        double usual = of(flicker, joins).elsewhere();
        Map<Integer, Double> locked = new TreeMap<>();
        flicker.forEach(
                (frame, value) -> {
                    if (joins.contains(frame) && value > usual) {
                        locked.put(frame, value - usual);
                    }
                });
        return locked;
    }
}
