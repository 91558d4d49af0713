/**
 * Comparisons of a clip with its restored versions, as one HTML file that needs nothing else.
 *
 * <p>Does not know how a version was made, beyond the sidecar that lies beside it.
 */
@NullMarked
package org.interweave.report;

import org.jspecify.annotations.NullMarked;
