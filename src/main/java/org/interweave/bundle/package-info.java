/**
 * A model on disk: its manifest, graphs, hashes, tokenizer and presets.
 *
 * <p>Does not know how a graph is made or run, nor what a scheduler's numbers do.
 */
@NullMarked
package org.interweave.bundle;

import org.jspecify.annotations.NullMarked;
