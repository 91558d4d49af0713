/**
 * Pictures, sizes, rational time, frame ranges and window plans: what every other package speaks
 * of.
 *
 * <p>Knows nothing but the JDK: no file, no network, no screen.
 */
@NullMarked
package org.interweave.frame;

import org.jspecify.annotations.NullMarked;
