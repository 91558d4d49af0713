/**
 * The mathematics of restoring a shot: schedules, samplers, guidance, noise rescheduling, latent
 * transition, tiles and colour matching.
 *
 * <p>Knows no library: networks arrive as functions.
 */
@NullMarked
package org.interweave.diffusion;

import org.jspecify.annotations.NullMarked;
