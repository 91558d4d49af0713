/**
 * Trains bundles: endless procedural footage, libtorch under the studio's own network definitions,
 * the recipe and its evaluation.
 *
 * <p>Compiled in the Maven profile {@code train} only and never shipped; nothing else knows it.
 */
@NullMarked
package org.interweave.train;

import org.jspecify.annotations.NullMarked;
