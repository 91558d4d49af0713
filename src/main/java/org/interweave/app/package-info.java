/**
 * The program's entry: puts the parts together and hands each what it needs by constructor.
 *
 * <p>Holds no logic of its own.
 */
@NullMarked
package org.interweave.app;

import org.jspecify.annotations.NullMarked;
