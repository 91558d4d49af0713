package org.interweave.report;

import java.nio.file.Path;

/**
 * A clip that is compared.
 *
 * @param name for people
 */
public record Version(String name, Path file) {}
