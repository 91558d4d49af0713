package org.interweave.cli;

import org.interweave.diffusion.Settings;
import org.interweave.metrics.Joins;
import org.interweave.render.ProblemException;
import org.interweave.render.Recipe;
import org.interweave.render.Sidecar;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the windows and chunks of a restored clip are joined, from the note beside it. */
final class KnownJoins {
    private KnownJoins() {}

    /**
     * The joins, counted from the export's first frame; none if nothing lies beside it.
     *
     * @throws ProblemException if what lies beside it is damaged
     */
    static Joins of(Path export) throws ProblemException {
        if (!Files.exists(Sidecar.beside(export))) {
            return Joins.NONE;
        }
        Joins joins = Joins.NONE;
        int written = 0;
        for (Recipe.Shot shot : Sidecar.of(export).recipe().shots()) {
            Settings settings = shot.settings();
            int frames = shot.frames().count();
            var windows = settings.windows().windows(frames);
            var chunks = settings.chunks().plan(windows.frames());
            int skipped = shot.wanted().start() - shot.frames().start();
            Joins all = Joins.of(windows, chunks, written - skipped, frames);
            joins = joins.and(all.within(written, written + shot.wanted().count()));
            written += shot.wanted().count();
        }
        return joins;
    }
}
