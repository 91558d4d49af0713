/**
 * The studio: a window on a document.
 *
 * <p>Does not know how a network is run or a checkpoint read; both arrive as interfaces.
 */
@NullMarked
package org.interweave.ui;

import org.jspecify.annotations.NullMarked;
