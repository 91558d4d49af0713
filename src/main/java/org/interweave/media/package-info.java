/**
 * <<<<<<< HEAD Video files in and out: probing, reading, writing, sound, shots, motion, thumbnails.
 *
 * <p>Alone knows FFmpeg and OpenCV; does not know why a clip is read or what becomes of it. =======
 * Video files in and out, and what is done to frames with the libraries that read them.
 *
 * <p>Alone knows JavaCV, FFmpeg and OpenCV. Does not know what happens to a clip in between.
 * >>>>>>> 0c64436 (Second-order degradations with JPEG and video compression, deterministic by
 * seed)
 */
@NullMarked
package org.interweave.media;

import org.jspecify.annotations.NullMarked;
