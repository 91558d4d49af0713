@NullMarked
package org.interweave;

import org.jspecify.annotations.NullMarked;
