package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.diffusion.Settings;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.Cut;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoInfo;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.project.ProjectFile;
import org.interweave.project.Recovery;
import org.interweave.project.Relink;
import org.interweave.render.Engines;
import org.interweave.render.Problem;
import org.interweave.render.ProblemException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Everything in the studio that is not a view: what is open, what goes on behind it, and the
 * commands that start it.
 *
 * <p>Called on the screen's thread only; whatever takes time runs on threads of its own.
 */
public final class Workbench implements AutoCloseable {
    private static final int THUMBNAIL_HEIGHT = 54;
    private static final int SMALL_WIDTH = 640;
    private static final long MEGABYTE = 1 << 20;
    private static final long SMALL_BYTES = 250 * MEGABYTE;

    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Activity>> activity =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FrameCache>> frames =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FrameCache>> small =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FrameCache>> thumbnails =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SoundOutline>> sound =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Path>> written =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Media>> missing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Shelf.Found>> models =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Recovery.Found>> recovered =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Preferences> preferences;
    private final ReadOnlyObjectWrapper<Long> arrivals = new ReadOnlyObjectWrapper<>(0L);

    private final StudioParts parts;
    private final Executor screen;
    private final ExecutorService files = one("files");
    private final ExecutorService search = one("shots");
    private final ExecutorService previews = one("preview");

    /** Its thread keeps the process until the engine is closed: the device must not be cut off. */
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("export").factory());

    private final ExecutorService imports = one("import");
    private final ExecutorService covering = one("cache ruler");
    private final PreferencesFile preferencesFile;
    private final Recovery recovery;
    private final Latest<Document> keeper;
    private final Latest<Long> arrived;
    private final Session session = new Session();
    private final ViewerModel viewer = new ViewerModel();
    private final Versions versions;
    private final Preview preview;
    private final Exports exports;
    private final Rendering rendering;
    private final CacheRuler ruler;
    private final ModelImport importing;
    private Cancel opening = new Cancel();

    /**
     * @param screen runs things on the thread that calls this class
     */
    public Workbench(StudioParts parts, Executor screen) {
        this.parts = parts;
        this.screen = screen;
        preferencesFile = new PreferencesFile(parts.data().resolve("studio.json"));
        preferences = new ReadOnlyObjectWrapper<>(preferencesFile.read());
        recovery = new Recovery(parts.data().resolve("recovery"));
        keeper = new Latest<>(files, this::keep);
        arrived = new Latest<>(screen, n -> arrivals.set(arrivals.get() + 1));
        versions = new Versions(preferences.get().cacheMegabytes() * MEGABYTE);
        rendering = new Rendering(parts.engine(), provider(preferences.get()));
        preview = new Preview(new EngineRestorer(rendering), previews, screen, this::previewed);
        exports = new Exports(rendering, writing, screen, this::exported, this::tell);
        ruler = new CacheRuler(rendering, covering, screen);
        importing =
                new ModelImport(
                        parts.importer(),
                        parts.imported(),
                        imports,
                        screen,
                        this::findModels,
                        this::tell);
        session.document().addListener((_, _, now) -> keepUnsaved(now));
        session.document().addListener((_, _, _) -> askRuler());
        session.media().addListener((_, _, _) -> askRuler());
    }

    private static ExecutorService one(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    /** The open document. */
    public Session session() {
        return session;
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

    /** Films to be written. */
    public Exports exports() {
        return exports;
    }

    /** The import of a checkpoint. */
    public ModelImport importing() {
        return importing;
    }

    /** What went wrong last, until it is dismissed. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** What goes on in the background. */
    public ReadOnlyObjectProperty<Optional<Activity>> activity() {
        return activity.getReadOnlyProperty();
    }

    /** The shown clip's frames. */
    public ReadOnlyObjectProperty<Optional<FrameCache>> frames() {
        return frames.getReadOnlyProperty();
    }

    /** The shown clip's frames, at most 640 pixels wide, for its temporal profiles. */
    public ReadOnlyObjectProperty<Optional<FrameCache>> small() {
        return small.getReadOnlyProperty();
    }

    /** The shown clip's frames as thumbnails. */
    public ReadOnlyObjectProperty<Optional<FrameCache>> thumbnails() {
        return thumbnails.getReadOnlyProperty();
    }

    /** The outline of the shown clip's sound, once it is known and if it has any. */
    public ReadOnlyObjectProperty<Optional<SoundOutline>> sound() {
        return sound.getReadOnlyProperty();
    }

    /** Changes whenever frames or thumbnails have arrived. */
    public ReadOnlyObjectProperty<Long> arrivals() {
        return arrivals.getReadOnlyProperty();
    }

    /** The shown clip's media, if they are not where they were. */
    public ReadOnlyObjectProperty<Optional<Media>> missing() {
        return missing.getReadOnlyProperty();
    }

    /** The models there are. */
    public ReadOnlyObjectProperty<List<Shelf.Found>> models() {
        return models.getReadOnlyProperty();
    }

    /** What a crash left behind. */
    public ReadOnlyObjectProperty<List<Recovery.Found>> recovered() {
        return recovered.getReadOnlyProperty();
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
        findModels();
        exports.recover();
        inBackground(
                () -> {
                    List<Recovery.Found> found = recovery.find();
                    screen.execute(() -> recovered.set(found));
                });
    }

    /** Looks for models. */
    public void findModels() {
        inBackground(
                () -> {
                    List<Shelf.Found> found = parts.shelf().list();
                    screen.execute(() -> models.set(found));
                });
    }

    /** The model that the document means: the one it names, or the first that is whole. */
    public Optional<Bundle> model() {
        String name = session.document().get().model();
        return models.get().stream()
                .filter(Shelf.Found.Usable.class::isInstance)
                .map(f -> ((Shelf.Found.Usable) f).bundle())
                .filter(b -> name.isEmpty() || b.id().equals(name))
                .findFirst();
    }

    // --- Opening and saving ---

    /** Opens a project, a video, or a folder of pictures. */
    public void open(Path path) {
        Cancel cancel = beginOpening("Opening " + path.getFileName());
        boolean project = path.toString().toLowerCase(Locale.ROOT).endsWith(ProjectFile.ENDING);
        inBackground(
                () -> {
                    if (project) {
                        Document document = new ProjectFile(path).read();
                        screen.execute(() -> show(document, Optional.of(path), cancel));
                    } else {
                        Document document = newDocument(path);
                        screen.execute(() -> show(document, Optional.empty(), cancel));
                    }
                    screen.execute(() -> prefer(preferences.get().opened(path)));
                });
    }

    private Document newDocument(Path path) throws IOException, MediaException {
        try (VideoReader reader = VideoReader.open(path)) {
            Media media = Media.of(reader.info());
            Settings settings =
                    parts.shelf().list().stream()
                            .filter(Shelf.Found.Usable.class::isInstance)
                            .map(f -> ((Shelf.Found.Usable) f).bundle().manifest())
                            .findFirst()
                            .map(Presets::of)
                            .orElse(Settings.USUAL);
            return Edits.addClip(Clip.of(media, settings)).apply(Document.EMPTY);
        }
    }

    private Cancel beginOpening(String words) {
        opening.request();
        opening = new Cancel();
        activity.set(Optional.of(new Activity(words, -1)));
        return opening;
    }

    private void show(Document document, Optional<Path> file, Cancel cancel) {
        if (!cancel.requested()) {
            if (session.unsaved().get()) {
                inBackground(recovery::setAside);
            }
            session.open(document, file);
            openMedia(file.isEmpty(), cancel);
        }
    }

    /** Shows what a crash left behind. */
    public void recover(Recovery.Found found) {
        Cancel cancel = beginOpening("Recovering");
        session.recover(found.document(), found.project());
        recovered.set(List.of());
        inBackground(() -> recovery.forget(found));
        openMedia(false, cancel);
    }

    /** Lets go of what crashes left behind. */
    public void forgetRecovered() {
        List<Recovery.Found> all = recovered.get();
        recovered.set(List.of());
        inBackground(
                () -> {
                    for (Recovery.Found found : all) {
                        recovery.forget(found);
                    }
                });
    }

    private void openMedia(boolean fresh, Cancel cancel) {
        preview.stop();
        closeFrames();
        missing.set(Optional.empty());
        activity.set(Optional.empty());
        Optional<Clip> clip = session.clip().get();
        if (clip.isEmpty()) {
            return;
        }
        Media media = clip.get().media();
        activity.set(Optional.of(new Activity("Opening " + media.name(), -1)));
        inBackground(
                () -> {
                    if (!Relink.isThere(media)) {
                        screen.execute(
                                () -> {
                                    activity.set(Optional.empty());
                                    missing.set(Optional.of(media));
                                });
                        return;
                    }
                    try (VideoReader reader = VideoReader.open(media.path())) {
                        VideoInfo info = reader.info();
                        screen.execute(() -> opened(info, fresh, cancel));
                    }
                });
    }

    private void opened(VideoInfo info, boolean fresh, Cancel cancel) {
        if (cancel.requested()) {
            return;
        }
        session.opened(info);
        activity.set(Optional.empty());
        long limit = preferences.get().cacheMegabytes() * MEGABYTE;
        frames.set(Optional.of(cache(info, i -> i.video().size(), limit)));
        thumbnails.set(Optional.of(cache(info, i -> thumbnail(i.video().size()), limit / 8)));
        small.set(Optional.of(cache(info, i -> small(i.video().size()), SMALL_BYTES)));
        if (fresh) {
            findShots(info, cancel);
        }
        search.execute(() -> readSound(info, cancel));
    }

    private void readSound(VideoInfo info, Cancel cancel) {
        try {
            SoundOutline outline = SoundOutline.read(info, cancel);
            if (!outline.isEmpty() && !cancel.requested()) {
                screen.execute(() -> sound.set(Optional.of(outline)));
            }
        } catch (MediaException e) {
            failed(Problems.media(e));
        }
    }

    private FrameCache cache(
            VideoInfo info, java.util.function.Function<VideoInfo, Size> size, long limit) {
        return new FrameCache(
                info.path(),
                size,
                limit,
                () -> arrived.set(0L),
                p -> screen.execute(() -> tell(p)));
    }

    private static Size small(Size clip) {
        int width = Math.min(SMALL_WIDTH, clip.width());
        return new Size(width, Math.max(8, clip.height() * width / clip.width()));
    }

    private static Size thumbnail(Size clip) {
        int height = Math.min(THUMBNAIL_HEIGHT, clip.height());
        return new Size(Math.max(8, clip.width() * height / clip.height()), Math.max(8, height));
    }

    private void findShots(VideoInfo info, Cancel cancel) {
        int count = info.video().frames();
        Media media = session.clip().get().orElseThrow().media();
        new ShotSearch(search, screen)
                .start(
                        info.path(),
                        cancel,
                        new ShotSearch.Listener() {
                            @Override
                            public void looked(int looked) {
                                activity.set(
                                        Optional.of(
                                                new Activity(
                                                        "Finding shots", (double) looked / count)));
                            }

                            @Override
                            public void found(List<Cut> cuts) {
                                activity.set(Optional.empty());
                                session.learn(Edits.cuts(media.hash(), cuts));
                            }

                            @Override
                            public void failed(Problem p) {
                                activity.set(Optional.empty());
                                tell(p);
                            }
                        });
    }

    /** Looks for the cuts of the shown clip again; those that are there stay. */
    public void findShots() {
        session.media().get().ifPresent(info -> findShots(info, opening));
    }

    /** Looks for the shown clip's media in a folder and those below. */
    public void relink(Path folder) {
        Optional<Media> wanted = missing.get();
        if (wanted.isEmpty()) {
            return;
        }
        Media media = wanted.get();
        Cancel cancel = beginOpening("Looking for " + media.name());
        inBackground(
                () -> {
                    Optional<Media> found = Relink.find(media, folder, cancel);
                    screen.execute(() -> relinked(found, media, folder, cancel));
                });
    }

    private void relinked(Optional<Media> found, Media media, Path folder, Cancel cancel) {
        activity.set(Optional.empty());
        if (found.isPresent()) {
            session.learn(Edits.relink(found.get()));
            openMedia(false, cancel);
        } else if (!cancel.requested()) {
            tell(
                    new Problem(
                            Problem.Kind.SOURCE,
                            media.name() + " is not in " + folder,
                            "choose another folder"));
        }
    }

    /** Writes the document to a file. */
    public void save(Path path) {
        Document document = session.document().get();
        inBackground(
                () -> {
                    new ProjectFile(path).write(document);
                    recovery.forget();
                    screen.execute(
                            () -> {
                                session.savedTo(path);
                                prefer(preferences.get().opened(path));
                            });
                });
    }

    private void keepUnsaved(Document now) {
        if (session.unsaved().get()) {
            keeper.set(now);
        }
    }

    private void keep(Document document) {
        try {
            recovery.keep(document, session.file().get());
        } catch (ProblemException e) {
            screen.execute(() -> tell(e.problem()));
        }
    }

    // --- Restoring ---

    /** Restores the window under the playhead. */
    public void startPreview() {
        session.clip()
                .get()
                .ifPresent(
                        clip ->
                                withModel(
                                        model -> {
                                            session.endSeries();
                                            preview.start(clip, model, session.frame());
                                        }));
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
        askRuler();
        session.clip()
                .get()
                .filter(c -> c.media().hash().equals(version.media()))
                .ifPresent(
                        _ -> {
                            viewer.version(0);
                            session.play(p -> loop(p, version.frames()));
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

    private void askRuler() {
        if (session.media().get().isPresent()) {
            session.clip().get().ifPresent(c -> model().ifPresent(m -> ruler.ask(c, m.hash())));
        }
    }

    /** What the cache holds of the shown clip. */
    public CacheRuler ruler() {
        return ruler;
    }

    private void exported(Path target) {
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
        problem.set(Optional.of(what));
    }

    /** The user has read it. */
    public void dismissProblem() {
        problem.set(Optional.empty());
    }

    /** Changes what the user prefers. */
    public void prefer(Preferences wanted) {
        preferences.set(wanted);
        inBackground(() -> preferencesFile.write(wanted));
    }

    /** The device that the user prefers. */
    public static Engines.Provider provider(Preferences preferences) {
        return switch (preferences.device()) {
            case "cpu" -> Engines.Provider.CPU;
            case "cuda" -> Engines.Provider.CUDA;
            default -> Engines.Provider.AUTO;
        };
    }

    private interface Task {
        void run() throws IOException, MediaException, ProblemException;
    }

    private void inBackground(Task task) {
        files.execute(
                () -> {
                    try {
                        task.run();
                    } catch (ProblemException e) {
                        failed(e.problem());
                    } catch (MediaException e) {
                        failed(Problems.media(e));
                    } catch (IOException e) {
                        failed(Problems.file(e));
                    }
                });
    }

    private void failed(Problem what) {
        screen.execute(
                () -> {
                    activity.set(Optional.empty());
                    tell(what);
                });
    }

    private void closeFrames() {
        frames.get().ifPresent(FrameCache::close);
        thumbnails.get().ifPresent(FrameCache::close);
        small.get().ifPresent(FrameCache::close);
        frames.set(Optional.empty());
        thumbnails.set(Optional.empty());
        small.set(Optional.empty());
        sound.set(Optional.empty());
    }

    /** Stops all threads; what was not saved is offered at the next start. */
    @Override
    public void close() {
        opening.request();
        preview.stop();
        closeFrames();
        if (!session.unsaved().get()) {
            inBackground(recovery::forget);
        }
        writing.execute(rendering::close);
        for (ExecutorService worker :
                List.of(files, search, previews, writing, imports, covering)) {
            worker.shutdown();
        }
    }
}
