/**
 * Endless procedural video to learn from: dead-leaves scenes, each with a caption.
 *
 * <p>Pure Java, the same pixels for a seed everywhere. Does not know who learns from it.
 */
@NullMarked
package org.interweave.train.footage;

import org.jspecify.annotations.NullMarked;
