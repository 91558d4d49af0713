/**
 * How good and how steady frames are, in numbers, and how they change along a line.
 *
 * <p>Does not know where frames come from, nor who reads the numbers.
 */
@NullMarked
package org.interweave.metrics;

import org.jspecify.annotations.NullMarked;
