/**
 * Video files in and out: probing, reading, writing, sound, shots, motion, thumbnails.
 *
 * <p>Alone knows FFmpeg and OpenCV; does not know why a clip is read or what becomes of it.
 */
@NullMarked
package org.interweave.media;

import org.jspecify.annotations.NullMarked;
