package org.interweave.cli;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.media.HardwareEncoders;
import org.interweave.render.Engines;
import org.interweave.render.ExportFiles;
import org.interweave.render.ProblemException;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where exports are made.
 *
 * @param shelf of models
 * @param work folder of what was computed before
 * @param hardware that may encode what is written
 * @param out where progress and notes go
 */
public record ExportPlace(
        Engines engines, Shelf shelf, Path work, HardwareEncoders hardware, PrintStream out) {
    /** Opens the render engine, to be closed by the caller. */
    Renderer open(ExportOptions options, Bundle bundle) throws ProblemException {
        return Renderer.open(
                shelf,
                bundle,
                options.model().engine(engines),
                new Renderer.Place(work, options.cache().limits(), new ExportFiles(hardware)),
                out);
    }
}
