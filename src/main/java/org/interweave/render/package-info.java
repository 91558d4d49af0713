/**
 * Turns a clip, a bundle and settings into restored frames and a file.
 *
 * <p>Does not know which engine runs a network, nor who asked: a person at a screen or a script.
 */
@NullMarked
package org.interweave.render;

import org.jspecify.annotations.NullMarked;
