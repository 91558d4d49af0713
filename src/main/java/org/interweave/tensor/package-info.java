/**
 * Numbers with a shape, and the interface of a network that turns some into others.
 *
 * <p>Does not know what the numbers mean, nor which engine runs a network.
 */
@NullMarked
package org.interweave.tensor;

import org.jspecify.annotations.NullMarked;
