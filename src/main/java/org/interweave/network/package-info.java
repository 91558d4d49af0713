/**
 * The architectures of DiffVSR, written once over {@link org.interweave.network.Ops}.
 *
 * <p>Does not know whether its operations are run, trained or written to a file.
 */
@NullMarked
package org.interweave.network;

import org.jspecify.annotations.NullMarked;
