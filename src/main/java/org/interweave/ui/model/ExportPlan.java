package org.interweave.ui.model;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.project.Clip;
import org.interweave.project.OutputPreset;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An export that is about to be asked for, and what can be said of it beforehand.
 *
 * @param clip of which film
 * @param frames of it
 * @param target the file or folder
 * @param preset the format
 * @param shotsKnown whether the shots of these frames are known to their ends: what is exported has
 *     its windows from them
 */
public record ExportPlan(
        Clip clip, FrameRange frames, Path target, OutputPreset preset, boolean shotsKnown) {
    private static final int FACTOR = 4;

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
                ? stem
                : stem.resolveSibling(stem.getFileName() + "." + preset.ending());
    }

    /** Bits a sample, where the format leaves a choice. */
    public static Delivery.Depth depth(OutputPreset preset) {
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

    /** Whether it may start. */
    public boolean possible() {
        return folderIsThere() && !isSource() && shotsKnown;
    }

    private boolean folderIsThere() {
        Path folder = target.toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    private boolean isSource() {
        return target.toAbsolutePath().normalize().equals(clip.media().path());
    }

    /** What would be written, or why it cannot. */
    public String words() {
        if (isSource()) {
            return "This is the film itself. Choose another name.";
        }
        if (!folderIsThere()) {
            return "The folder is not there or cannot be written to. Choose another one.";
        }
        if (!shotsKnown) {
            return "The shots of these frames are still being looked for.";
        }
        Size size = clip.media().size().times(FACTOR);
        long runs = 0;
        for (int shot = clip.shotAt(frames.start());
                shot <= clip.shotAt(frames.end() - 1);
                shot++) {
            runs += Inspector.Cost.of(clip, shot).runs();
        }
        return "%s, %,d frames, about %,d runs of the model.%s"
                .formatted(
                        size,
                        frames.count(),
                        runs,
                        overwrites() ? " A file of this name is there and will be replaced." : "");
    }
}
