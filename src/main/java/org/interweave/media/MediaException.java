package org.interweave.media;

import org.bytedeco.ffmpeg.global.avutil;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file could not be read or written, for a reason a user can do something about. */
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int ENOSPC = 28;
    private static final int EDQUOT = 122;

    private final Reason reason;
    private final String what;
    private final String advice;

    /**
     * @param what happened, naming the file
     * @param advice what the user can do
     */
    public MediaException(Reason reason, String what, String advice) {
        super(what + "; " + advice);
        this.reason = reason;
        this.what = what;
        this.advice = advice;
    }

    /** Reading {@code file} failed with one of FFmpeg's codes. */
    static MediaException reading(Path file, int code) {
        return code == avutil.AVERROR_INVALIDDATA()
                ? new MediaException(
                        Reason.NOT_A_VIDEO,
                        file + " is not a video, or is damaged",
                        "check that it plays elsewhere")
                : new MediaException(
                        Reason.UNREADABLE,
                        file + " cannot be read: " + words(code),
                        "check the file and its permissions");
    }

    /** Writing {@code file} failed with one of FFmpeg's codes. */
    static MediaException writing(Path file, int code) {
        if (code == -ENOSPC || code == -EDQUOT) {
            return diskFull(file);
        }
        return new MediaException(
                Reason.UNWRITABLE,
                file + " cannot be written: " + words(code),
                "check the folder and its permissions, or choose another format");
    }

    /** No room was left while writing {@code file}. */
    static MediaException diskFull(Path file) {
        return new MediaException(
                Reason.DISK_FULL,
                "no room left on the disk of " + file,
                "free some space or choose another disk");
    }

    /** Someone asked for an end while {@code file} was read. */
    static MediaException stopped(Path file) {
        return new MediaException(
                Reason.STOPPED, "the reading of " + file + " was stopped", "open it again");
    }

    /** FFmpeg's words for one of its codes. */
    static String words(int code) {
        byte[] text = new byte[128];
        avutil.av_strerror(code, text, text.length);
        String words = new String(text, StandardCharsets.UTF_8);
        return words.substring(0, words.indexOf(0));
    }

    /** The family of the failure. */
    public Reason reason() {
        return reason;
    }

    /** What happened, one sentence without a full stop. */
    public String what() {
        return what;
    }

    /** What to do next, one sentence without a full stop. */
    public String advice() {
        return advice;
    }

    /** Families of failures. */
    public enum Reason {
        /** There is no such file. */
        MISSING,
        /** The file is there and cannot be read. */
        UNREADABLE,
        /** The file holds no moving pictures, or is damaged. */
        NOT_A_VIDEO,
        /** The pictures are too small to work on. */
        TOO_SMALL,
        /** The target cannot be written: its folder, format or permissions. */
        UNWRITABLE,
        /** The target's disk has no room left. */
        DISK_FULL,
        /** Someone asked for an end. */
        STOPPED
    }
}
