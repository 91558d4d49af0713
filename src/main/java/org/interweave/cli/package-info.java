/**
 * The command line: words in, exit code out.
 *
 * <p>Does not know how a network is run or a checkpoint read; both arrive as interfaces.
 */
@NullMarked
package org.interweave.cli;

import org.jspecify.annotations.NullMarked;
