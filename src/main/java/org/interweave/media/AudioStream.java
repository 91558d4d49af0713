package org.interweave.media;

/**
 * One sound track of a file.
 *
 * @param codec FFmpeg's short name, such as {@code aac}
 * @param sampleRate samples a second of each channel
 * @param channels at least 1
 */
public record AudioStream(String codec, int sampleRate, int channels) {}
