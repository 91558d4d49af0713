package org.interweave.ui.model;

import org.interweave.frame.FrameRange;
import org.interweave.frame.FrameTimes;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.ColourTags;
import org.interweave.media.Delivery;
import org.interweave.project.Clip;
import org.interweave.project.OutputPreset;
import org.interweave.render.Order;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * An export that is about to be asked for, and what can be said of it beforehand.
 *
 * @param clip of which film
 * @param parts frames of it, in order; between them some are left out
 * @param target the file or folder
 * @param preset the format
 * @param shotsKnown whether the shots of these frames are known to their ends: what is exported has
 *     its windows from them
 */
public record ExportPlan(
        Clip clip, List<FrameRange> parts, Path target, OutputPreset preset, boolean shotsKnown) {
    private static final int FACTOR = 4;

    public ExportPlan {
        parts = List.copyOf(parts);
    }

    /** The frames of some shots; neighbours are one part. */
    public static List<FrameRange> parts(Clip clip, SortedSet<Integer> shots) {
        List<FrameRange> parts = new ArrayList<>();
        for (int shot : shots.headSet(clip.shots().size())) {
            FrameRange frames = clip.shots().get(shot).frames();
            boolean follows = !parts.isEmpty() && parts.getLast().end() == frames.start();
            parts.add(follows ? new FrameRange(parts.removeLast().start(), frames.end()) : frames);
        }
        return parts;
    }

    /**
     * The frames between two places of a slider.
     *
     * @param all that there are
     */
    public static FrameRange between(double low, double high, FrameRange all) {
        int first = Math.clamp(Math.round(low), all.start(), all.end() - 1);
        int last = Math.clamp(Math.round(high), first, all.end() - 1);
        return new FrameRange(first, last + 1);
    }

    /**
     * The format that a name means: the one that is chosen, if it goes by this ending, or the first
     * that does; empty if none does.
     */
    public static Optional<OutputPreset> meant(
            Path target, OutputPreset chosen, List<OutputPreset> all) {
        String ending = ending(target);
        return Stream.concat(Stream.of(chosen), all.stream())
                .filter(p -> p.ending().equals(ending))
                .findFirst();
    }

    /** The ending of a name, without its dot and in small letters; empty if it has none. */
    static String ending(Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1);
        return ending.equals("m4v") ? "mp4" : ending;
    }

    /** How many frames there are in all. */
    public int frames() {
        return parts.stream().mapToInt(FrameRange::count).sum();
    }

    /** Where an export of a film may go: beside it, under another name. */
    public static Path suggested(Path film, OutputPreset preset) {
        String name = String.valueOf(film.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return named(film.resolveSibling(stem + " restored"), preset);
    }

    /** The same name with a format's ending. */
    public static Path renamed(Path target, OutputPreset preset) {
        String name = String.valueOf(target.getFileName());
        String stem = name.replaceFirst("\\.(mp4|mov|mkv|m4v)$", "");
        return named(target.resolveSibling(stem), preset);
    }

    private static Path named(Path stem, OutputPreset preset) {
        return preset.ending().isEmpty()
                ? stem.resolveSibling(stem.getFileName().toString().replace('.', '_'))
                : stem.resolveSibling(stem.getFileName() + "." + preset.ending());
    }

    /** Bits a sample, where the format leaves a choice. */
    static Delivery.Depth depth(OutputPreset preset) {
        return switch (preset.bits()) {
            case 8 -> Delivery.Depth.BITS_8;
            case 10 -> Delivery.Depth.BITS_10;
            default -> Delivery.Depth.BITS_16;
        };
    }

    /** Whether something is there that would be replaced. */
    public boolean overwrites() {
        return Files.exists(target);
    }

    /** What the file would be. */
    Delivery delivery() {
        return new Delivery(
                size(),
                new FrameTimes.Constant(clip.media().rate()),
                Rational.ONE,
                ColourTags.UNSAID,
                depth(preset),
                preset.codec(),
                Optional.empty());
    }

    /** What is asked of the queue. */
    public Order.Export export() {
        return Order.Export.to(target, depth(preset)).in(preset.codec());
    }

    private Size size() {
        return clip.media().size().times(FACTOR);
    }

    /** What would be written. */
    String words() {
        long runs = 0;
        for (FrameRange part : parts) {
            int last = clip.shotAt(part.end() - 1);
            for (int shot = clip.shotAt(part.start()); shot <= last; shot++) {
                runs += Inspector.Cost.of(clip, shot).runs();
            }
        }
        return "%s, %,d frames, about %,d runs of the model.%s%s"
                .formatted(
                        size(),
                        frames(),
                        runs,
                        parts.size() > 1
                                ? " The frames between are left out, and so is the sound."
                                : "",
                        overwrites() ? " A file of this name is there and will be replaced." : "");
    }
}
