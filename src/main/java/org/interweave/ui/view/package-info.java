/**
 * The studio's nodes.
 *
 * <p>Decides nothing: what is shown comes from the models, what is done goes to them.
 */
@NullMarked
package org.interweave.ui.view;

import org.jspecify.annotations.NullMarked;
