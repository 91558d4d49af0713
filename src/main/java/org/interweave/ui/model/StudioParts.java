package org.interweave.ui.model;

import org.interweave.bundle.Importer;
import org.interweave.bundle.Shelf;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the studio is put together from.
 *
 * @param engine opens the render engine
 * @param shelf where models are
 * @param importer makes models of checkpoints
 * @param cuts looks for the cuts of a film
 * @param imported where imported models go
 * @param data a folder of the user's, for preferences and recovery
 * @param ground what exports are written to
 * @param speakers opens what plays sound, if there is anything
 * @param demo the clip that the studio came with, if it is there
 */
public record StudioParts(
        Rendering.Opener engine,
        Shelf shelf,
        Importer importer,
        ShotSearch.Finder cuts,
        Path imported,
        Path data,
        ExportGround ground,
        Supplier<Optional<Speaker>> speakers,
        Optional<Path> demo) {}
