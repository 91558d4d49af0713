package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.media.VideoInfo;
import org.interweave.project.Clip;
import org.interweave.project.Recovery;
import org.interweave.render.Problem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Everything in the studio that is not a view: what is open, what goes on behind it, and the
 * commands that start it.
 *
 * <p>Called on the screen's thread only; whatever takes time runs on threads of its own.
 */
public final class Workbench implements AutoCloseable {
    private static final long MEGABYTE = 1 << 20;

    private final ReadOnlyObjectWrapper<Optional<Path>> written =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Preferences> preferences;

    private final StudioParts parts;
    private final Workers workers = new Workers();
    private final Preparation preparation;
    private final Recall recall;
    private int recalled = -1;
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
    private final Proxies proxies;
    private final SoundPlayer soundPlayer;
    private final Exports exports;
    private final Rendering rendering;
    private final CacheRuler ruler;
    private final ModelImport importing;
    private final Evidence evidence;
    private final BlindTrials blind =
            new BlindTrials(session, new SecureRandom()::nextLong, InstantSource.system());
    private final MixBrush brush = new MixBrush(session, viewer);

    /**
     * @param screen runs things on the thread that calls this class
     */
    public Workbench(StudioParts parts, Executor screen) {
        this.parts = parts;
        background = new Background(workers.files(), workers.opening(), screen);
        preferencesFile = new PreferencesFile(parts.data().resolve("studio.json"));
        preferences = new ReadOnlyObjectWrapper<>(preferencesFile.read());
        models = new Models(parts.shelf(), background);
        footage = new Footage(background, workers.search());
        versions = new Versions(preferences.get().cacheMegabytes() * MEGABYTE);
        liveFrame = new LiveFrame(screen);
        rendering =
                new Rendering(
                        parts.engine(), Rendering.Place.of(preferences.get(), liveFrame::show));
        presets = new UserPresets(parts.data().resolve("presets"), background);
        Restoring.Surroundings around =
                new Restoring.Surroundings(session, viewer, models, versions, background);
        restoring =
                new Restoring(
                        around,
                        new EngineRestorer(rendering),
                        workers.previews(),
                        screen,
                        this::cacheChanged);
        proxies =
                new Proxies(
                        rendering,
                        workers.loading(),
                        screen,
                        preferences.get().cacheMegabytes() * MEGABYTE / 2);
        soundPlayer = new SoundPlayer(session, parts.speakers());
        exports = new Exports(rendering, workers.writing(), screen, this::exported, this::tell);
        ruler = new CacheRuler(rendering, workers.covering(), screen);
        preparation = new Preparation(rendering, workers.preparing());
        recall = new Recall(rendering, workers.covering(), screen, versions::add);
        evidence = new Evidence(session, versions, screen, this::tell);
        reporting = new Reporting(around, evidence.numbers(), rendering, workers.reports());
        importing =
                new ModelImport(
                        parts.importer(),
                        parts.imported(),
                        workers.imports(),
                        screen,
                        models::find,
                        this::tell);
        documents =
                new Documents(
                        session,
                        background,
                        models,
                        workers.search(),
                        new Recovery(parts.data().resolve("recovery")),
                        new Documents.Surroundings(
                                this::leaveFilm,
                                this::showFilm,
                                path -> prefer(preferences.get().opened(path))));
        session.document().addListener((_, _, _) -> askRuler());
        session.media().addListener((_, _, _) -> askRuler());
        session.media().addListener((_, _, _) -> recall());
        session.playback().addListener((_, _, _) -> recallIfElsewhere());
        background.activity().addListener((_, _, _) -> prepareModel());
        models.all().addListener((_, _, _) -> prepareModel());
        models.all().addListener((_, _, _) -> recall());
    }

    private void recallIfElsewhere() {
        int shot = session.clip().get().map(c -> c.shotAt(session.frame())).orElse(-1);
        if (shot != recalled) {
            recall();
        }
    }

    private void recall() {
        recalled = session.clip().get().map(c -> c.shotAt(session.frame())).orElse(-1);
        if (session.media().get().isPresent() && recalled >= 0) {
            Clip clip = session.clip().get().orElseThrow();
            model().map(Bundle::hash)
                    .ifPresent(m -> recall.want(clip, m, session.frame(), versions));
        }
    }

    /** A film is open and nothing goes on: the time to load what a preview of it needs. */
    private void prepareModel() {
        if (session.media().get().isPresent() && background.activity().get().isEmpty()) {
            model().map(Bundle::hash).ifPresent(preparation::want);
        }
    }

    /** The open document. */
    public Session session() {
        return session;
    }

    /** Opens and saves it. */
    public Documents documents() {
        return documents;
    }

    /** What is decoded of the shown clip. */
    public Footage footage() {
        return footage;
    }

    /** What the viewer shows. */
    public ViewerModel viewer() {
        return viewer;
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
        return ruler;
    }

    /** What went wrong last, until it is dismissed. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return background.problem();
    }

    /** What goes on in the background. */
    public ReadOnlyObjectProperty<Optional<Activity>> activity() {
        return background.activity();
    }

    /** The models there are. */
    public ReadOnlyObjectProperty<List<Shelf.Found>> models() {
        return models.all();
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
        restoring.stop();
        soundPlayer.close();
        viewer.clearRegion();
        footage.close();
    }

    private void showFilm(VideoInfo info, Cancel cancel) {
        footage.open(info, preferences.get().cacheMegabytes() * MEGABYTE, cancel);
    }

    // --- Writing ---

    private void withModel(Consumer<String> work) {
        models.withHash(session.document().get().model(), work);
    }

    /** Adds a film of some frames of the shown clip to the queue. */
    public void export(FrameRange wanted, Path target, Delivery.Depth depth) {
        session.clip()
                .get()
                .ifPresent(
                        clip ->
                                withModel(
                                        model ->
                                                exports.add(
                                                        clip.media().path(),
                                                        model,
                                                        clip.jobs(wanted),
                                                        target.toAbsolutePath().normalize(),
                                                        depth)));
    }

    /** Writes a file. */
    public void keep(Path target, byte[] bytes) {
        background.run(() -> Files.write(target, bytes));
    }

    /** Writes a report of what was restored of the shown clip. */
    public void report(Path target) {
        session.clip()
                .get()
                .ifPresent(
                        clip ->
                                withModel(
                                        model ->
                                                reporting.write(
                                                        clip,
                                                        model,
                                                        target,
                                                        t -> written.set(Optional.of(t)))));
    }

    private void askRuler() {
        if (session.media().get().isPresent()) {
            session.clip().get().ifPresent(c -> model().ifPresent(m -> ruler.ask(c, m.hash())));
        }
    }

    private void cacheChanged() {
        proxies.forget();
        askRuler();
    }

    private void exported(Path target) {
        cacheChanged();
        recall();
        written.set(Optional.of(target));
    }

    /** The film that was written last. */
    public ReadOnlyObjectProperty<Optional<Path>> written() {
        return written.getReadOnlyProperty();
    }

    /** The user has seen it. */
    public void dismissWritten() {
        written.set(Optional.empty());
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
        askRuler();
    }

    /** Stops all threads; what was not saved is offered at the next start. */
    @Override
    public void close() {
        documents.leave();
        restoring.stop();
        evidence.close();
        reporting.stop();
        footage.close();
        workers.writing().execute(rendering::close);
        workers.close();
    }
}
