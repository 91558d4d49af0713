/**
 * The document a user edits: clips, shots, prompts and settings, its history and its file.
 *
 * <p>Knows no screen, and does not restore anything itself.
 */
@NullMarked
package org.interweave.project;

import org.jspecify.annotations.NullMarked;
