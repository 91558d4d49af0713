package org.interweave.ui.model;

import org.interweave.frame.Cancel;
import org.interweave.metrics.ProfileLine;
import org.interweave.project.Clip;
import org.interweave.render.Problem;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Writes a report of what was restored of the shown clip. Called on the screen's thread only. */
final class Reporting {
    private final Session session;
    private final ViewerModel viewer;
    private final Versions versions;
    private final Numbers numbers;
    private final Background background;
    private final Rendering rendering;
    private final Executor worker;

    /**
     * @param rendering has what an export would write
     * @param worker writes one report after another
     */
    Reporting(
            Restoring.Surroundings around, Numbers numbers, Rendering rendering, Executor worker) {
        this.rendering = rendering;
        session = around.session();
        viewer = around.viewer();
        versions = around.versions();
        background = around.background();
        this.numbers = numbers;
        this.worker = worker;
    }

    /**
     * Writes a report.
     *
     * @param model a bundle's hash
     * @param written called with the file once it is there
     */
    void write(Clip clip, String model, Path target, Consumer<Path> written) {
        Reports report =
                new Reports(
                        Takes.of(clip, versions),
                        model,
                        numbers.reference().get(),
                        viewer.profile().get().orElse(ProfileLine.column(0.5)),
                        session.document().get().blindTests().stream()
                                .map(BlindTrials::words)
                                .toList());
        if (report.parts().isEmpty()) {
            background.tell(
                    new Problem(
                            Problem.Kind.SETTING,
                            "nothing is restored that could be reported",
                            "preview a shot first (Ctrl+P)"));
            return;
        }
        Activities.Ongoing ongoing =
                background.activities().begin("Writing " + target.getFileName(), new Cancel());
        worker.execute(
                () ->
                        background.attempt(
                                ongoing,
                                () -> {
                                    if (report.write(
                                            target, rendering, ongoing.counting("frames"))) {
                                        ongoing.end();
                                        background.onScreen(() -> written.accept(target));
                                    }
                                }));
    }
}
