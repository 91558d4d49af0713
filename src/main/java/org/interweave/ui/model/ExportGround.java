package org.interweave.ui.model;

import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.project.OutputPreset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What an export stands on: the disk, and what films are coded with. */
public interface ExportGround {
    /** Bytes that may be written to the disk of a folder. */
    long room(Path folder) throws IOException;

    /** The formats that can be written besides those of every machine. */
    List<OutputPreset> formats();

    /**
     * Looks whether such a film can be written.
     *
     * @throws MediaException if it cannot
     */
    void check(Path target, Delivery delivery) throws MediaException;
}
