package org.interweave.metrics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.frame.FrameRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers of a clip, frame by frame.
 *
 * @param measures the columns
 * @param frames a row for each frame from 0 on: numbers by their measure's name; measures of two
 *     frames belong to the later one, and the first of a shot lacks them
 */
public record ScoreTable(List<Measure> measures, List<Map<String, Double>> frames) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ScoreTable {
        measures = List.copyOf(measures);
        frames = frames.stream().map(Map::copyOf).toList();
    }

    /** The numbers of a measure, by frame. */
    public SortedMap<Integer, Double> column(Measure measure) {
        SortedMap<Integer, Double> column = new TreeMap<>();
        for (int i = 0; i < frames.size(); i++) {
            Double number = frames.get(i).get(measure.name());
            if (number != null) {
                column.put(i, number);
            }
        }
        return column;
    }

    /** The mean over the frames that have the number; empty if none has. */
    public OptionalDouble mean(Measure measure) {
        return mean(measure, new FrameRange(0, Math.max(1, frames.size())));
    }

    /** The mean over some frames, such as a shot. */
    public OptionalDouble mean(Measure measure, FrameRange range) {
        return values(measure, range).average();
    }

    private DoubleStream values(Measure measure, FrameRange range) {
        return IntStream.range(range.start(), Math.min(range.end(), frames.size()))
                .mapToObj(frames::get)
                .filter(row -> row.containsKey(measure.name()))
                .mapToDouble(row -> row.getOrDefault(measure.name(), Double.NaN));
    }

    /** As an object: the measures, the means of the clip, and every frame. */
    public ObjectNode json() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode columns = root.putArray("measures");
        ObjectNode clip = root.putObject("clip");
        for (Measure measure : measures) {
            ObjectNode column = columns.addObject();
            column.put("name", measure.name());
            column.put("unit", measure.unit());
            column.put("better", measure.better().name().toLowerCase(Locale.ROOT));
            mean(measure).ifPresent(mean -> clip.put(measure.name(), mean));
        }
        ArrayNode rows = root.putArray("frames");
        for (int i = 0; i < frames.size(); i++) {
            ObjectNode row = rows.addObject();
            row.put("frame", i);
            for (Measure measure : measures) {
                Double value = frames.get(i).get(measure.name());
                if (value != null) {
                    row.put(measure.name(), value);
                }
            }
        }
        return root;
    }

    /** As CSV: a row a frame, then one of means; empty where there is no number. */
    public String csv() {
        List<String> rows = new ArrayList<>();
        rows.add("frame," + String.join(",", measures.stream().map(Measure::name).toList()));
        for (int i = 0; i < frames.size(); i++) {
            FrameRange one = new FrameRange(i, i + 1);
            rows.add(row(String.valueOf(i), one));
        }
        rows.add(row("mean", new FrameRange(0, Math.max(1, frames.size()))));
        return String.join("\n", rows) + "\n";
    }

    private String row(String name, FrameRange range) {
        StringBuilder row = new StringBuilder(name);
        for (Measure measure : measures) {
            row.append(',');
            OptionalDouble mean = mean(measure, range);
            if (mean.isPresent()) {
                row.append(mean.getAsDouble());
            }
        }
        return row.toString();
    }
}
