/**
 * Compares schedules, plans, networks and readers with stored numbers of the authors' code, case by
 * case.
 *
 * <p>Does not know how a graph is run, nor who reads the verdicts.
 */
@NullMarked
package org.interweave.conformance;

import org.jspecify.annotations.NullMarked;
