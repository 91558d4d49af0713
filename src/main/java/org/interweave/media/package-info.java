/**
 * Video files in and out: probing, reading, writing, sound, shots, motion, thumbnails.
 *
 * <p>Alone knows JavaCV, FFmpeg and OpenCV. Does not know why a clip is read or what becomes of it.
 */
@NullMarked
package org.interweave.media;

import org.jspecify.annotations.NullMarked;
