package org.interweave.report;

import org.interweave.metrics.Joins;

import java.nio.file.Path;

/**
 * A clip that is compared.
 *
 * @param name for people
 * @param joins where its windows and chunks are joined, if that is known
 */
public record Version(String name, Path file, Joins joins) {}
