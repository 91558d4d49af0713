package org.interweave.report;

import org.interweave.metrics.AddedFlicker;
import org.interweave.metrics.JoinFlicker;
import org.interweave.metrics.Measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The pieces of a page. */
final class Html {
    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }

    /** A shot: wipes of every version over bicubic, the slices, the means. */
    static String shot(Track.Shot shot) {
        StringBuilder html = new StringBuilder();
        html.append(
                "<section><h2>Shot %d <small>frames %d to %d</small></h2>"
                        .formatted(shot.number(), shot.start(), shot.end() - 1));
        Track bicubic = shot.tracks().getFirst();
        for (Track track : shot.tracks().subList(1, shot.tracks().size())) {
            html.append(wipe(bicubic, track));
        }
        html.append("<h3>Temporal profiles</h3>");
        for (Track track : shot.tracks()) {
            html.append(
                            "<figure class='slice'><img alt='temporal profile of %1$s' src='%2$s'>"
                                    .formatted(escaped(track.name()), DataUri.of(track.profile())))
                    .append(
                            "<figcaption>%s: time runs to the right, %d frames</figcaption></figure>"
                                    .formatted(escaped(track.name()), shot.end() - shot.start()));
        }
        return html.append(table(shot.tracks())).append("</section>").toString();
    }

    private static String wipe(Track before, Track after) {
        return """
        <figure class='wipe'><div><img alt='%1$s' src='%2$s'>\
        <img class='top' alt='%3$s' src='%4$s'></div>\
        <input type='range' min='0' max='100' value='50' aria-label='wipe'>\
        <figcaption><span>%1$s</span><span>%3$s</span></figcaption></figure>
        """
                .formatted(
                        escaped(before.name()),
                        before.middle(),
                        escaped(after.name()),
                        after.middle());
    }

    private static String table(List<Track> tracks) {
        StringBuilder html = new StringBuilder("<table><tr><th></th>");
        List<Measure> measures = tracks.getLast().scores().measures();
        for (Measure measure : measures) {
            html.append(
                    "<th>%s<small> %s %s</small></th>"
                            .formatted(
                                    escaped(measure.name()),
                                    escaped(measure.unit()),
                                    measure.better() == Measure.Better.HIGHER
                                            ? "&uarr;"
                                            : "&darr;"));
        }
        html.append(joinHeads()).append("</tr>");
        for (Track track : tracks) {
            html.append("<tr><th>").append(escaped(track.name())).append("</th>");
            for (Measure measure : measures) {
                OptionalDouble mean = track.scores().mean(measure);
                html.append("<td>")
                        .append(mean.isPresent() ? number(mean.getAsDouble()) : "")
                        .append("</td>");
            }
            html.append(joined(track, track.joins().windows()))
                    .append(joined(track, track.joins().chunks()))
                    .append("</tr>");
        }
        return html.append("</table>").toString();
    }

    private static String joinHeads() {
        String unit = escaped(AddedFlicker.MEASURE.unit());
        return "<th>at window joins<small> +%1$s &darr;</small></th>".formatted(unit)
                + "<th>at chunk joins<small> +%1$s &darr;</small></th>".formatted(unit);
    }

    /** How much more flicker is added at joins than elsewhere. */
    private static String joined(Track track, Set<Integer> joins) {
        JoinFlicker locked = track.locked(joins);
        return "<td>%s</td>".formatted(locked.joins() == 0 ? "" : number(locked.excess()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "&infin;";
    }

    /** The curves of every measure over the whole clip. */
    static String charts(List<Track.Shot> shots) {
        StringBuilder html =
                new StringBuilder("<section><h2>Frame by frame</h2><p class='legend'>");
        List<Track> tracks = shots.getFirst().tracks();
        for (int k = 0; k < tracks.size(); k++) {
            html.append(
                    "<span style='color:%s'>&#9632; %s</span> "
                            .formatted(
                                    LineChart.COLOURS.get(k % LineChart.COLOURS.size()),
                                    escaped(tracks.get(k).name())));
        }
        html.append("</p>");
        int frames = shots.getLast().end();
        for (Measure measure : tracks.getLast().scores().measures()) {
            List<Map<Integer, Double>> curves = new ArrayList<>();
            for (int k = 0; k < tracks.size(); k++) {
                curves.add(curve(shots, k, measure));
            }
            String title =
                    "%s, %s is better"
                            .formatted(
                                    (measure.name() + " " + measure.unit()).strip(),
                                    measure.better() == Measure.Better.HIGHER ? "higher" : "lower");
            html.append(LineChart.svg(title, curves, frames));
            html.append("<p class='meaning'>")
                    .append(escaped(Meaning.of(measure.name())))
                    .append("</p>");
        }
        return html.append("</section>").toString();
    }

    private static Map<Integer, Double> curve(
            List<Track.Shot> shots, int version, Measure measure) {
        Map<Integer, Double> curve = new TreeMap<>();
        for (Track.Shot shot : shots) {
            List<Map<String, Double>> rows = shot.tracks().get(version).scores().frames();
            for (int i = 0; i < rows.size(); i++) {
                Double value = rows.get(i).get(measure.name());
                if (value != null) {
                    curve.put(shot.start() + i, value);
                }
            }
        }
        return curve;
    }
}
