package org.interweave.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Rational;
import org.interweave.media.AudioStream;
import org.interweave.media.ColourTags;
import org.interweave.media.Cut;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoStream;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a clip is, in words and as JSON.
 *
 * @param cuts empty if they were not looked for
 */
record ClipReport(VideoInfo clip, Optional<List<Cut>> cuts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Lines for a terminal, each ended. */
    String text() {
        VideoStream video = clip.video();
        ColourTags colour = video.colour();
        StringBuilder text = new StringBuilder(clip.path() + "\n");
        line(text, "container", clip.container());
        String size =
                "%s %s, %s, %d bits, %s"
                        .formatted(
                                video.size(),
                                video.codec(),
                                video.pixelFormat(),
                                video.bits(),
                                words(video.scan()));
        line(text, "picture", size);
        boolean constant = video.times() instanceof FrameTimes.Constant;
        String rate = rate(video.times().rate());
        String each = constant ? rate : "each with its own time, " + rate + " on average";
        line(text, "frames", "%d, %s, %s".formatted(video.frames(), each, clock(video.frames())));
        line(
                text,
                "pixels",
                video.pixelAspect().equals(Rational.ONE)
                        ? "square"
                        : "%s as wide as high".formatted(video.pixelAspect()));
        if (video.rotation() != 0) {
            line(text, "turned", video.rotation() + " degrees clockwise");
        }
        line(
                text,
                "colours",
                "range %s, matrix %s, primaries %s, transfer %s"
                        .formatted(
                                colour.range(),
                                colour.matrix(),
                                colour.primaries(),
                                colour.transfer()));
        for (AudioStream sound : clip.audio()) {
            line(
                    text,
                    "sound",
                    "%s, %d Hz, %d channels"
                            .formatted(sound.codec(), sound.sampleRate(), sound.channels()));
        }
        if (clip.audio().isEmpty()) {
            line(text, "sound", "none");
        }
        cuts.ifPresent(found -> shots(text, found));
        return text.toString();
    }

    private void shots(StringBuilder text, List<Cut> found) {
        List<FrameRange> shots = Cut.shots(clip.allFrames(), found);
        line(text, "shots", String.valueOf(shots.size()));
        for (int i = 0; i < shots.size(); i++) {
            FrameRange shot = shots.get(i);
            String sure =
                    i == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "   cut at %.2f confidence",
                                    found.get(i - 1).confidence());
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %5d  frames %d to %d, %d, from %s%s%n",
                            i + 1,
                            shot.start(),
                            shot.end() - 1,
                            shot.count(),
                            clock(shot.start()),
                            sure));
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-10s %s%n", name, value));
    }

    private static String rate(Rational rate) {
        return rate.denominator() == 1
                ? rate + " a second"
                : String.format(Locale.ROOT, "%s (%.3f) a second", rate, rate.toDouble());
    }

    private static String words(VideoStream.Scan scan) {
        return switch (scan) {
            case PROGRESSIVE -> "progressive";
            case TOP_FIELD_FIRST -> "interlaced, top field first";
            case BOTTOM_FIELD_FIRST -> "interlaced, bottom field first";
            case UNKNOWN -> "scan not said";
        };
    }

    /** The time of a frame, as minutes and seconds. */
    private String clock(int frame) {
        double seconds = seconds(frame);
        return String.format(
                Locale.ROOT, "%d:%06.3f", (int) seconds / 60, seconds - 60 * ((int) seconds / 60));
    }

    private double seconds(int frame) {
        return clip.video().times().seconds(frame).toDouble();
    }

    /** The same as an object, with exact fractions as text. */
    ObjectNode json() {
        VideoStream video = clip.video();
        ObjectNode root = JSON.createObjectNode();
        root.put("path", clip.path().toString());
        root.put("container", clip.container());
        ObjectNode pictures = root.putObject("video");
        pictures.put("codec", video.codec());
        pictures.put("pixelFormat", video.pixelFormat());
        pictures.put("bits", video.bits());
        pictures.put("width", video.size().width());
        pictures.put("height", video.size().height());
        pictures.put("frames", video.frames());
        pictures.put("frameRate", video.times().rate().toString());
        pictures.put("constantFrameRate", video.times() instanceof FrameTimes.Constant);
        pictures.put("seconds", seconds(video.frames()));
        pictures.put("pixelAspect", video.pixelAspect().toString());
        pictures.put("rotation", video.rotation());
        pictures.put("scan", video.scan().name().toLowerCase(Locale.ROOT));
        ObjectNode colour = pictures.putObject("colour");
        colour.put("range", video.colour().range());
        colour.put("matrix", video.colour().matrix());
        colour.put("primaries", video.colour().primaries());
        colour.put("transfer", video.colour().transfer());
        ArrayNode sounds = root.putArray("audio");
        for (AudioStream sound : clip.audio()) {
            ObjectNode track = sounds.addObject();
            track.put("codec", sound.codec());
            track.put("sampleRate", sound.sampleRate());
            track.put("channels", sound.channels());
        }
        cuts.ifPresent(found -> shots(root.putArray("shots"), found));
        return root;
    }

    private void shots(ArrayNode array, List<Cut> found) {
        List<FrameRange> shots = Cut.shots(clip.allFrames(), found);
        for (int i = 0; i < shots.size(); i++) {
            ObjectNode shot = array.addObject();
            shot.put("start", shots.get(i).start());
            shot.put("end", shots.get(i).end());
            if (i > 0) {
                shot.put("confidence", found.get(i - 1).confidence());
            }
        }
    }
}
