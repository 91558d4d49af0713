/**
 * Reads checkpoints and writes graphs and bundles from them; alone knows protobuf and pickle.
 *
 * <p>Does not know how a graph is run.
 */
@NullMarked
package org.interweave.checkpoint;

import org.jspecify.annotations.NullMarked;
