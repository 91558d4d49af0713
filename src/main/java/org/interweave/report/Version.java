package org.interweave.report;

import org.interweave.metrics.Joins;

import java.nio.file.Path;

/**
 * A clip that is compared.
 *
 * @param name for people
 * @param joins where its windows and chunks are joined, if that is known
 * @param made what it was made of, as its sidecar says; may be empty
 */
public record Version(String name, Path file, Joins joins, String made) {}
