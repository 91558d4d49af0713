package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.frame.Cancel;
import org.interweave.media.VideoInfo;
import org.interweave.project.Recovery;
import org.interweave.render.Problem;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Everything in the studio that is not a view: what is open, what goes on behind it, and the
 * commands that start it.
 *
 * <p>Called on the screen's thread only; whatever takes time runs on threads of its own.
 */
public final class Workbench implements AutoCloseable {
    private static final long MEGABYTE = 1 << 20;

    private final ReadOnlyObjectWrapper<Preferences> preferences;

    private final StudioParts parts;
    private final Workers workers;
    private final PreferencesFile preferencesFile;
    private final Background background;
    private final Session session = new Session();
    private final ViewerModel viewer = new ViewerModel();
    private final Models models;
    private final UserPresets presets;
    private final LiveFrame liveFrame;
    private final Footage footage;
    private final Documents documents;
    private final Versions versions;
    private final Restoring restoring;
    private final Reporting reporting;
    private final ShotFinding shots;
    private final Proxies proxies;
    private final SoundPlayer soundPlayer;
    private final Exports exports;
    private final Writing writing;
    private final Rendering rendering;
    private final Foresight foresight;
    private final DeviceWords device;
    private final ModelImport importing;
    private final Evidence evidence;
    private final BlindTrials blind;
    private final MixBrush brush = new MixBrush(session, viewer);

    /**
     * @param screen runs things on the thread that calls this class
     */
    public Workbench(StudioParts parts, Executor screen) {
        this.parts = parts;
        workers = new Workers(new Uncaught(screen, this::tell));
        background =
                new Background(
                        workers.of(Workers.Kind.FILES), workers.of(Workers.Kind.OPENING), screen);
        preferencesFile = new PreferencesFile(parts.data().resolve("studio.json"));
        preferences = new ReadOnlyObjectWrapper<>(preferencesFile.read());
        models = new Models(parts.shelf(), background);
        footage = new Footage(background, workers.of(Workers.Kind.SOUND));
        versions = new Versions(preferences.get().cacheMegabytes() * MEGABYTE);
        blind =
                new BlindTrials(
                        session,
                        versions,
                        this::tell,
                        new SecureRandom()::nextLong,
                        InstantSource.system());
        liveFrame = new LiveFrame(screen);
        rendering =
                new Rendering(
                        parts.engine(),
                        Rendering.Place.of(preferences.get(), liveFrame::show),
                        background.activities());
        presets = new UserPresets(parts.data().resolve("presets"), background);
        shots =
                new ShotFinding(
                        session,
                        background,
                        new ShotSearch(
                                parts.cuts(),
                                workers.of(Workers.Kind.SEARCH),
                                workers.of(Workers.Kind.SEARCH_AHEAD),
                                screen));
        Restoring.Surroundings around =
                new Restoring.Surroundings(session, viewer, models, versions, shots, background);
        restoring =
                new Restoring(
                        around,
                        new EngineRestorer(rendering),
                        workers.of(Workers.Kind.PREVIEWS),
                        screen,
                        this::cacheChanged);
        proxies =
                new Proxies(
                        rendering,
                        workers.of(Workers.Kind.LOADING),
                        screen,
                        preferences.get().cacheMegabytes() * MEGABYTE / 2);
        soundPlayer = new SoundPlayer(session, parts.speakers());
        exports =
                new Exports(
                        rendering,
                        workers.of(Workers.Kind.EXPORTS),
                        screen,
                        this::exported,
                        this::exportFailed);
        device = new DeviceWords(rendering, workers.of(Workers.Kind.PREPARING), screen);
        foresight = new Foresight(around, rendering, workers, screen);
        evidence =
                new Evidence(
                        session, versions, workers.of(Workers.Kind.NUMBERS), screen, this::tell);
        reporting =
                new Reporting(
                        around, evidence.numbers(), rendering, workers.of(Workers.Kind.REPORTS));
        writing =
                new Writing(
                        around,
                        exports,
                        new ExportChecks(parts.ground(), workers.of(Workers.Kind.CHECKING), screen),
                        reporting);
        importing =
                new ModelImport(
                        parts.importer(),
                        parts.imported(),
                        background,
                        workers.of(Workers.Kind.IMPORTS),
                        models::find);
        documents =
                new Documents(
                        session,
                        background,
                        models,
                        shots,
                        new Recovery(parts.data().resolve("recovery")),
                        new Documents.Surroundings(
                                this::leaveFilm,
                                this::showFilm,
                                path -> prefer(preferences.get().opened(path))));
    }

    /** The open document. */
    public Session session() {
        return session;
    }

    /** Opens and saves it. */
    public Documents documents() {
        return documents;
    }

    /** Finds the shots of the shown film. */
    public ShotFinding shots() {
        return shots;
    }

    /** What is decoded of the shown clip. */
    public Footage footage() {
        return footage;
    }

    /** What the viewer shows. */
    public ViewerModel viewer() {
        return viewer;
    }

    /** The threads of the studio. */
    public Workers workers() {
        return workers;
    }

    /** What was restored. */
    public Versions versions() {
        return versions;
    }

    /** Restores what is under the playhead. */
    public Restoring restoring() {
        return restoring;
    }

    /** The preview of the window under the playhead. */
    public Preview preview() {
        return restoring.preview();
    }

    /** One window in several ways. */
    public Variations variations() {
        return restoring.variations();
    }

    /** Finished frames of the cache. */
    public Proxies proxies() {
        return proxies;
    }

    /** What is heard while the film plays. */
    public SoundPlayer soundPlayer() {
        return soundPlayer;
    }

    /** Films to be written. */
    public Exports exports() {
        return exports;
    }

    /** Writes films, reports and other files. */
    public Writing writing() {
        return writing;
    }

    /** The frame that an export has just written. */
    public LiveFrame liveFrame() {
        return liveFrame;
    }

    /** The user's own presets. */
    public UserPresets presets() {
        return presets;
    }

    /** How good the restoration is. */
    public Evidence evidence() {
        return evidence;
    }

    /** Blind comparisons. */
    public BlindTrials blind() {
        return blind;
    }

    /** Paints what is mixed in. */
    public MixBrush brush() {
        return brush;
    }

    /** The import of a checkpoint. */
    public ModelImport importing() {
        return importing;
    }

    /** What the cache holds of the shown clip. */
    public CacheRuler ruler() {
        return foresight.ruler();
    }

    /** What went wrong last, until it is dismissed. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return background.problem();
    }

    /** What goes on in the background. */
    public ReadOnlyObjectProperty<List<Activity>> activities() {
        return background.activities().all();
    }

    /** The models there are. */
    public ReadOnlyObjectProperty<List<Shelf.Found>> models() {
        return models.all();
    }

    /** What they run on. */
    public DeviceWords device() {
        return device;
    }

    /** What a model's card says of its limits; empty if there is nothing. */
    public String limits(Bundle model) {
        return models.limits(model);
    }

    /** What the user prefers. */
    public ReadOnlyObjectProperty<Preferences> preferences() {
        return preferences.getReadOnlyProperty();
    }

    /** What the studio was put together from. */
    public StudioParts parts() {
        return parts;
    }

    /** Looks for models and for what a crash left behind; unfinished exports go on. */
    public void start() {
        models.find();
        exports.recover();
        documents.unsaved().find();
    }

    /** The model that the document means: the one it names, or the first that is whole. */
    public Optional<Bundle> model() {
        return models.named(session.document().get().model());
    }

    private void leaveFilm() {
        restoring.leaveFilm();
        foresight.leaveFilm();
        soundPlayer.close();
        viewer.clearRegion();
        footage.close();
    }

    private void showFilm(VideoInfo info, Cancel cancel) {
        session.clip().get().ifPresent(c -> rendering.shows(c.media().path()));
        footage.open(info, preferences.get().cacheMegabytes() * MEGABYTE, cancel);
    }

    private void cacheChanged() {
        proxies.forget();
        foresight.look();
    }

    private void exported(Path target) {
        cacheChanged();
        writing.wrote(target);
    }

    private void exportFailed(Problem why) {
        writing.failed(why);
    }

    // --- The rest ---

    /** Tells the user of a problem. */
    public void tell(Problem what) {
        background.tell(what);
    }

    /** The user has read it. */
    public void dismissProblem() {
        background.dismissProblem();
    }

    /** Changes what the user prefers. */
    public void prefer(Preferences wanted) {
        preferences.set(wanted);
        background.run(() -> preferencesFile.write(wanted));
        foresight.look();
    }

    /** Stops all threads; what was not saved is offered at the next start. */
    @Override
    public void close() {
        restoring.stop();
        background.activities().stop();
        documents.leave();
        evidence.close();
        footage.close();
        workers.of(Workers.Kind.EXPORTS).execute(rendering::close);
        workers.close();
    }

    /**
     * Waits until, after {@link #close}, the device is let go of and all files are written.
     *
     * @return false if that took longer
     */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return workers.awaitEnd(atMost);
    }
}
