package org.interweave.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.degrade.Degradation;
import org.interweave.degrade.Level;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Picture;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.ColourTags;
import org.interweave.media.Delivery;
import org.interweave.media.VideoWriter;
import org.interweave.metrics.Joins;
import org.interweave.metrics.MetricException;
import org.interweave.metrics.ProfileLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class ComparisonReportTest {
    private static final String MADE =
            "{\"path\" : \"/home/someone/films/a.mp4\", \"seed\": \"<7>\"}";
    private static final Size SIZE = new Size(128, 96);
    private static final Joins JOINS =
            new Joins(new TreeSet<>(Set.of(4, 10)), new TreeSet<>(Set.of(3)));

    @TempDir Path folder;
    private Path source = Path.of("");
    private Path truth = Path.of("");

    /** Two shots of six frames. */
    private static List<Picture> film() {
        List<Picture> film = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int shot = i / 6;
            int frame = i;
            float[] samples = new float[3 * SIZE.pixels()];
            for (int k = 0; k < samples.length; k++) {
                int x = k % SIZE.width() + frame;
                int y = k / SIZE.width() % SIZE.height();
                double wave =
                        shot == 0
                                ? Math.sin(x / 6.0) * Math.cos(y / 9.0)
                                : Math.sin((x + y) / 5.0 + x * y / 900.0);
                samples[k] = Math.round(255 * (0.5 + 0.3 * wave)) / 255f;
            }
            film.add(Picture.of(SIZE, samples));
        }
        return film;
    }

    private Path write(String name, List<Picture> frames) throws Exception {
        Path file = folder.resolve(name);
        Delivery delivery =
                new Delivery(
                        frames.getFirst().size(),
                        new FrameTimes.Constant(new Rational(24, 1)),
                        Rational.ONE,
                        ColourTags.UNSAID,
                        Delivery.Depth.BITS_8,
                        Optional.empty());
        try (VideoWriter writer = VideoWriter.create(file, delivery)) {
            for (Picture frame : frames) {
                writer.write(frame);
            }
            writer.finish();
        }
        return file;
    }

    @BeforeEach
    void write() throws Exception {
        List<Picture> film = film();
        truth = write("truth.mkv", film);
        source = write("<source> & co.mkv", Degradation.apply(Level.SIMPLE, 3, film));
    }

    private ComparisonRequest request(Optional<Path> reference, Path... files) {
        return new ComparisonRequest(
                source,
                Arrays.stream(files)
                        .map(
                                file ->
                                        new Version(
                                                String.valueOf(file.getFileName()),
                                                file,
                                                JOINS,
                                                MADE))
                        .toList(),
                reference,
                ProfileLine.column(0.5));
    }

    private static int count(String text, String what) {
        return text.split(Pattern.quote(what), -1).length - 1;
    }

    @Test
    void onePageHoldsEverythingOfEveryShot() throws Exception {
        List<Integer> done = new ArrayList<>();
        String page =
                ComparisonReport.html(request(Optional.of(truth), truth), new Cancel(), done::add)
                        .orElseThrow();
        assertEquals(List.of(1, 2), done);
        assertEquals(2, count(page, "<h2>Shot "));
        assertEquals(4, count(page, "data:image/jpeg;base64,"));
        assertEquals(4, count(page, "data:image/png;base64,"));
        assertEquals(8, count(page, "<svg "));
        assertTrue(page.contains(">tf, higher is better<"));
        assertTrue(page.contains("&lt;source&gt; &amp; co.mkv"));
        assertTrue(page.contains("&quot;seed&quot;: &quot;&lt;7&gt;&quot;}"));
        assertTrue(page.contains("&quot;path&quot; : &quot;a.mp4&quot;"));
        assertFalse(page.contains("someone"), "no folder of this machine");
        assertTrue(page.indexOf("class='wipe'") < page.indexOf("<svg "), "pictures come first");
        assertFalse(page.contains("<source>"));
        assertFalse(Pattern.compile("(src|href)='(?!data:)").matcher(page).find(), "needs nothing");
        assertFalse(page.contains("@BODY@") || page.contains("@TITLE@"));
    }

    @Test
    void whatWasInventedStraysFromTheSource() throws Exception {
        List<Picture> invented = new ArrayList<>();
        for (Picture frame : film()) {
            float[] samples = new float[3 * SIZE.pixels()];
            frame.copyTo(samples, 0);
            for (int i = 0; i < samples.length; i += 1) {
                samples[i] += i % SIZE.width() < 40 ? 0.15f : 0;
            }
            invented.add(Picture.of(SIZE, samples));
        }
        Path worse = write("invented.mkv", invented);
        String page =
                ComparisonReport.html(
                                request(Optional.empty(), truth, worse), new Cancel(), _ -> {})
                        .orElseThrow();
        // The residual is the last number before those of the joins.
        Matcher rows =
                Pattern.compile(
                                "<tr><th>(truth|invented).mkv</th>.*?<td>([0-9.]+)</td><td>[^<]*</td>"
                                    + "<td>[^<]*</td></tr>")
                        .matcher(page);
        List<Double> residuals = new ArrayList<>();
        while (rows.find()) {
            residuals.add(Double.parseDouble(rows.group(2)));
        }
        assertEquals(4, residuals.size(), page.replaceAll("data:[^']*", ""));
        assertTrue(residuals.get(0) < 3, residuals + " levels");
        assertTrue(residuals.get(1) > 10, residuals + " levels");
    }

    @Test
    void clipsOfOtherLengthsAndSizesAreRefused() throws Exception {
        Path shorter = write("shorter.mkv", film().subList(0, 5));
        assertThrows(
                MetricException.class,
                () ->
                        ComparisonReport.html(
                                request(Optional.empty(), shorter), new Cancel(), _ -> {}));
        assertThrows(
                MetricException.class,
                () ->
                        ComparisonReport.html(
                                request(Optional.of(source), truth), new Cancel(), _ -> {}));
    }

    @Test
    void aCancelledComparisonIsNoPage() throws Exception {
        Cancel cancel = new Cancel();
        cancel.request();
        assertEquals(
                Optional.empty(),
                ComparisonReport.html(request(Optional.empty(), truth), cancel, _ -> {}));
    }
}
