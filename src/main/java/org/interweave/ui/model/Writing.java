package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.FrameRange;
import org.interweave.render.Order;
import org.interweave.render.Problem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the user asks to be written of the shown film: films, reports, other files.
 *
 * <p>Called on the screen's thread only.
 */
public final class Writing {
    private final ReadOnlyObjectWrapper<List<Path>> written =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Session session;
    private final Models models;
    private final Background background;
    private final Exports exports;
    private final Reporting reporting;
    private final ExportChecks checks;
    private final Tidings tidings = new Tidings();

    Writing(
            Restoring.Surroundings around,
            Exports exports,
            ExportChecks checks,
            Reporting reporting) {
        this.checks = checks;
        session = around.session();
        models = around.models();
        background = around.background();
        this.exports = exports;
        this.reporting = reporting;
    }

    /** Looks at exports before they start. */
    public ExportChecks checks() {
        return checks;
    }

    /** Adds a film of some frames of the shown clip to the queue. */
    public void export(FrameRange wanted, Order.Export export) {
        export(List.of(wanted), export);
    }

    /** Adds a film of some parts of the shown clip, in order, to the queue. */
    public void export(List<FrameRange> parts, Order.Export export) {
        models.withClip(
                session,
                (clip, model) ->
                        exports.add(
                                clip.media().path(),
                                model,
                                parts.stream().flatMap(p -> clip.jobs(p).stream()).toList(),
                                export));
    }

    /** Writes a file. */
    public void keep(Path target, byte[] bytes) {
        background.run(() -> Files.write(target, bytes));
    }

    /** Writes a report of what was restored of the shown clip. */
    public void report(Path target) {
        models.withClip(
                session, (clip, model) -> reporting.write(clip, model, target, this::wrote));
    }

    /** A film or a report is there. */
    void wrote(Path target) {
        List<Path> all = new ArrayList<>(written.get());
        all.remove(target);
        all.add(target);
        written.set(List.copyOf(all));
        tidings.written(target);
    }

    /** Whether a file that was written is a film: only reports are pages. */
    public static boolean isFilm(Path target) {
        return !target.toString().endsWith(".html");
    }

    /** What was written while the user looked elsewhere. */
    public Tidings tidings() {
        return tidings;
    }

    /** A film could not be written. */
    void failed(Problem why) {
        background.tell(why);
        tidings.failed(why);
    }

    /** The films and reports that were written since the user said they have seen it. */
    public ReadOnlyObjectProperty<List<Path>> written() {
        return written.getReadOnlyProperty();
    }

    /** The user has seen it. */
    public void dismissWritten() {
        written.set(List.of());
    }
}
