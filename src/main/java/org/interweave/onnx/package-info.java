/**
 * Runs ONNX graphs on a device through ONNX Runtime, which no other package knows.
 *
 * <p>Does not know what a graph computes.
 */
@NullMarked
package org.interweave.onnx;

import org.jspecify.annotations.NullMarked;
