package org.interweave.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The formats written, chosen by the ending of the target's name. */
public enum OutputFormat {
    /**
     * MP4: H.265 of 8 bits, 4:2:0, if that codec is wanted; else AV1, 4:2:0, if 10 bits are, else
     * H.264 of 8 bits, 4:2:0.
     */
    MP4,
    /** ProRes 422 HQ, 10 bits, in QuickTime. */
    MOV,
    /** FFV1, lossless RGB, in Matroska. */
    MKV,
    /** A folder of PNG files. */
    FOLDER;

    /**
     * The format for a target: a folder if the name has no ending or a folder of that name exists.
     *
     * @throws MediaException if no format has this ending
     */
    public static OutputFormat of(Path target) throws MediaException {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        if (dot < 0 || Files.isDirectory(target)) {
            return FOLDER;
        }
        return switch (name.substring(dot + 1)) {
            case "mp4", "m4v" -> MP4;
            case "mov" -> MOV;
            case "mkv" -> MKV;
            default ->
                    throw new MediaException(
                            MediaException.Reason.UNWRITABLE,
                            "no format is written under the ending " + name.substring(dot),
                            "use .mp4, .mov, .mkv, or a folder");
        };
    }

    /** FFmpeg's name of the container. */
    String muxer() {
        return switch (this) {
            case MP4 -> "mp4";
            case MOV -> "mov";
            case MKV -> "matroska";
            case FOLDER -> throw new IllegalStateException("a folder is no container");
        };
    }
}
