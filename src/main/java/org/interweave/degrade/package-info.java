/**
 * Makes low-resolution, damaged clips from good ones, as cameras, storage and networks do.
 *
 * <p>Does not know who wants them, nor of any network that repairs them.
 */
@NullMarked
package org.interweave.degrade;

import org.jspecify.annotations.NullMarked;
