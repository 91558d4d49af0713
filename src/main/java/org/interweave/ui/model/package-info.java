/**
 * What the studio's views show and can be told to do, testable without a screen.
 *
 * <p>Knows JavaFX's properties, and nothing of its nodes.
 */
@NullMarked
package org.interweave.ui.model;

import org.jspecify.annotations.NullMarked;
