package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Mix;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.media.VideoInfo;
import org.interweave.metrics.ProfileLine;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Recovery;
import org.interweave.project.Setting;
import org.interweave.render.Problem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
    private final ExecutorService search = Background.one("shots");
    private final ExecutorService previews = Background.one("preview");

    /** Its thread keeps the process until the engine is closed: the device must not be cut off. */
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("export").factory());

    private final ExecutorService imports = Background.one("import");
    private final ExecutorService loading = Background.one("cached frames");
    private final ExecutorService reports = Background.one("report");
    private final Cancel closing = new Cancel();
    private final ExecutorService covering = Background.one("cache ruler");
    private final ExecutorService preparing = Background.one("model");
    private final Preparation preparation;
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
    private final Preview preview;
    private final Variations variations;
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
        background = new Background(screen);
        preferencesFile = new PreferencesFile(parts.data().resolve("studio.json"));
        preferences = new ReadOnlyObjectWrapper<>(preferencesFile.read());
        models = new Models(parts.shelf(), background);
        footage = new Footage(background, search);
        versions = new Versions(preferences.get().cacheMegabytes() * MEGABYTE);
        liveFrame = new LiveFrame(screen);
        rendering =
                new Rendering(
                        parts.engine(),
                        Rendering.Place.of(preferences.get(), liveFrame::show),
                        () -> preferences.get().tile());
        presets = new UserPresets(parts.data().resolve("presets"), background);
        Restorer restorer = new EngineRestorer(rendering);
        preview = new Preview(restorer, previews, screen, this::previewed);
        variations = new Variations(restorer, previews, screen, this::tell);
        proxies =
                new Proxies(
                        rendering,
                        loading,
                        screen,
                        preferences.get().cacheMegabytes() * MEGABYTE / 2);
        soundPlayer = new SoundPlayer(session, parts.speakers());
        exports = new Exports(rendering, writing, screen, this::exported, this::tell);
        ruler = new CacheRuler(rendering, covering, screen);
        preparation = new Preparation(rendering, preparing);
        evidence = new Evidence(session, versions, screen, this::tell);
        importing =
                new ModelImport(
                        parts.importer(),
                        parts.imported(),
                        imports,
                        screen,
                        models::find,
                        this::tell);
        documents =
                new Documents(
                        session,
                        background,
                        models,
                        search,
                        new Recovery(parts.data().resolve("recovery")),
                        new Documents.Surroundings(
                                this::leaveFilm,
                                this::showFilm,
                                path -> prefer(preferences.get().opened(path))));
        session.document().addListener((_, _, _) -> askRuler());
        session.media().addListener((_, _, _) -> askRuler());
        background.activity().addListener((_, _, _) -> prepareModel());
        models.all().addListener((_, _, _) -> prepareModel());
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

    /** The preview of the window under the playhead. */
    public Preview preview() {
        return preview;
    }

    /** One window in several ways. */
    public Variations variations() {
        return variations;
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
        documents.findRecovered();
    }

    /** The model that the document means: the one it names, or the first that is whole. */
    public Optional<Bundle> model() {
        return models.named(session.document().get().model());
    }

    private void leaveFilm() {
        preview.stop();
        variations.stop();
        soundPlayer.close();
        viewer.clearRegion();
        footage.close();
    }

    private void showFilm(VideoInfo info, Cancel cancel) {
        footage.open(info, preferences.get().cacheMegabytes() * MEGABYTE, cancel);
    }

    // --- Restoring ---

    /** Restores the window under the playhead. */
    public void startPreview() {
        restore(preview::start);
    }

    /** Restores the shot under the playhead, piece by piece. */
    public void startShotPreview() {
        restore(preview::startShot);
    }

    /** Restores the window under the playhead with several seeds. */
    public void startSeedPreviews() {
        restore(preview::startSeeds);
    }

    /** A way of restoring what is under the playhead. */
    private interface Start {
        void from(Clip clip, String model, int frame);
    }

    private void restore(Start start) {
        session.clip()
                .get()
                .ifPresent(
                        clip ->
                                withModel(
                                        model -> {
                                            session.endSeries();
                                            viewer.clearRegion();
                                            start.from(clip, model, session.frame());
                                        }));
    }

    /** Gives the shot that holds a frame another value and restores the window there again. */
    public <T> void restoreAgain(int frame, Setting<T> setting, UnaryOperator<T> change) {
        session.clip()
                .get()
                .ifPresent(
                        clip -> {
                            int shot = clip.shotAt(frame);
                            T value = change.apply(setting.of(clip.settings(shot)));
                            session.seek(frame);
                            session.apply(
                                    Edits.override(
                                            session.clipIndex(),
                                            new TreeSet<>(Set.of(shot)),
                                            setting,
                                            value));
                            startPreview();
                        });
    }

    /** Makes a draft of the region that was drawn. */
    public void startRegion() {
        Optional<Region> region = viewer.region().get();
        session.clip()
                .get()
                .filter(_ -> region.isPresent())
                .ifPresent(
                        clip ->
                                withModel(
                                        model ->
                                                preview.startRegion(
                                                        clip,
                                                        model,
                                                        session.frame(),
                                                        region.orElseThrow())));
    }

    /** Makes drafts of the window under the playhead in several ways. */
    public void startVariations(Variations.Spread spread) {
        int levels = model().map(m -> m.manifest().sizes().noiseLevels()).orElse(1);
        session.clip()
                .get()
                .ifPresent(
                        clip ->
                                withModel(
                                        model ->
                                                variations.start(
                                                        clip,
                                                        model,
                                                        session.frame(),
                                                        spread.around(
                                                                clip.settings(
                                                                                clip.shotAt(
                                                                                        session
                                                                                                .frame()))
                                                                        .with(Mix.NONE),
                                                                levels))));
    }

    /** One of the ways becomes the shot's own, in one step that can be undone. */
    public void pick(Variations.Cell cell) {
        variations.stop();
        Version draft = cell.draft().orElseThrow();
        session.clip()
                .get()
                .ifPresent(
                        clip -> {
                            session.endSeries();
                            session.apply(
                                    Edits.override(
                                            "Pick a variation",
                                            session.clipIndex(),
                                            new TreeSet<>(
                                                    Set.of(clip.shotAt(draft.shot().start()))),
                                            List.of(
                                                    Setting.GUIDANCE,
                                                    Setting.NOISE_LEVEL,
                                                    Setting.SEED),
                                            cell.settings()));
                            previewed(draft);
                        });
    }

    private void withModel(Consumer<String> work) {
        model().map(Bundle::hash)
                .ifPresentOrElse(
                        work,
                        () ->
                                tell(
                                        new Problem(
                                                Problem.Kind.MODEL,
                                                "no model is installed",
                                                "open Models and import a DiffVSR checkpoint")));
    }

    private void previewed(Version version) {
        versions.add(version);
        proxies.forget();
        askRuler();
        session.clip()
                .get()
                .filter(c -> c.media().hash().equals(version.media()))
                .ifPresent(
                        clip -> {
                            int at = versions.of(clip, version.frames().start()).indexOf(version);
                            viewer.version(Math.max(0, at));
                            if (preview.loops()) {
                                session.play(p -> loop(p, version.frames()));
                            }
                        });
    }

    private static Playback loop(Playback playback, FrameRange frames) {
        Playback looping = playback.looping(frames);
        return looping.playing() ? looping : looping.speed(1);
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
        session.clip().get().ifPresent(clip -> withModel(model -> report(clip, model, target)));
    }

    private void report(Clip clip, String model, Path target) {
        Reports report =
                new Reports(
                        Takes.of(clip, versions),
                        model,
                        evidence.numbers().reference().get(),
                        viewer.profile().get().orElse(ProfileLine.column(0.5)),
                        session.document().get().blindTests().stream()
                                .map(BlindTrials::words)
                                .toList());
        if (report.parts().isEmpty()) {
            tell(
                    new Problem(
                            Problem.Kind.SETTING,
                            "nothing is restored that could be reported",
                            "preview a shot first (Ctrl+P)"));
            return;
        }
        background.says(new Activity("Writing " + target.getFileName(), -1));
        reports.execute(
                () ->
                        background.attempt(
                                () -> {
                                    report.write(target, rendering, closing);
                                    background.onScreen(
                                            () -> {
                                                background.rests();
                                                written.set(Optional.of(target));
                                            });
                                }));
    }

    private void askRuler() {
        if (session.media().get().isPresent()) {
            session.clip().get().ifPresent(c -> model().ifPresent(m -> ruler.ask(c, m.hash())));
        }
    }

    private void exported(Path target) {
        proxies.forget();
        askRuler();
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
        preview.stop();
        evidence.close();
        closing.request();
        footage.close();
        writing.execute(rendering::close);
        for (ExecutorService worker :
                List.of(
                        search, previews, writing, imports, loading, covering, preparing,
                        reports)) {
            worker.shutdown();
        }
        background.close();
    }
}
