package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.frame.Cancel;
import org.interweave.frame.Onlooker;
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
import org.interweave.render.Problem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Opens films and projects, and looks for their shots. */
public final class Documents {
    private final ReadOnlyObjectWrapper<Optional<Media>> missing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Session session;
    private final Background background;
    private final Models models;
    private final ShotFinding shots;
    private final Unsaved unsaved;
    private final Surroundings surroundings;
    private Cancel shown = new Cancel();
    private Cancel wanted = shown;
    private boolean switching;

    /**
     * What opening and saving need of the studio.
     *
     * @param leave called before another film is shown
     * @param show called with the film that is shown, and what stops its opening
     * @param used called with every path that was opened or saved
     */
    record Surroundings(
            Runnable leave,
            BiConsumer<? super VideoInfo, ? super Cancel> show,
            Consumer<? super Path> used) {}

    /**
     * @param shots looks for the shots of films
     * @param recovery keeps what is not saved
     */
    Documents(
            Session session,
            Background background,
            Models models,
            ShotFinding shots,
            Recovery recovery,
            Surroundings surroundings) {
        this.session = session;
        this.background = background;
        this.models = models;
        this.shots = shots;
        this.surroundings = surroundings;
        unsaved = new Unsaved(session, background, recovery, surroundings.used);
        session.clip().addListener((_, before, now) -> changed(before, now));
    }

    /** The shown clip's media, if they are not where they were. */
    public ReadOnlyObjectProperty<Optional<Media>> missing() {
        return missing.getReadOnlyProperty();
    }

    /** Saves what is open, and keeps what is not saved. */
    public Unsaved unsaved() {
        return unsaved;
    }

    // --- Opening ---

    /** Opens a project, a video, or a folder of pictures. */
    public void open(Path path) {
        Activities.Ongoing opened = begin("Opening " + path.getFileName());
        Cancel cancel = opened.cancel();
        boolean project = path.toString().toLowerCase(Locale.ROOT).endsWith(ProjectFile.ENDING);
        background.read(
                opened,
                () -> {
                    if (project) {
                        Document document = new ProjectFile(path).read();
                        background.onScreen(() -> show(document, Optional.of(path), cancel));
                    } else {
                        Film film = film(path, opened.inBytes());
                        background.onScreen(() -> show(film, cancel));
                    }
                    background.onScreen(() -> surroundings.used.accept(path));
                });
    }

    /** A film that is opened for the first time; its file is not looked at again. */
    private record Film(Clip clip, VideoInfo info) {}

    private Film film(Path path, Onlooker onlooker) throws IOException, MediaException {
        try (VideoReader reader = VideoReader.open(path, onlooker)) {
            VideoInfo info = reader.info();
            return new Film(Clip.of(Media.of(info), models.settings()).searched(0), info);
        }
    }

    /** Adds a film to the open document and shows it. */
    public void add(Path path) {
        Activities.Ongoing added = begin("Adding " + path.getFileName());
        background.read(
                added,
                () -> {
                    Film film = film(path, added.inBytes());
                    background.onScreen(() -> add(film, added.cancel()));
                });
    }

    private void add(Film film, Cancel cancel) {
        if (!cancel.requested()) {
            int index = session.document().get().clips().size();
            switchTo(
                    () -> {
                        session.apply(Edits.addClip(film.clip));
                        session.showClip(index);
                    });
            openMedia(film.info, cancel);
        }
    }

    /** Shows another film of the document, or the shown one if its opening was stopped. */
    public void show(int index) {
        if (index != session.clipIndex() || session.media().get().isEmpty()) {
            switchTo(() -> session.showClip(index));
            openMedia(begin());
        }
    }

    /** Takes the shown film out of the document; its file stays. */
    public void remove() {
        if (session.document().get().clips().size() > 1) {
            session.endSeries();
            session.apply(Edits.removeClip(session.clipIndex()));
        }
    }

    private void switchTo(Runnable change) {
        switching = true;
        change.run();
        switching = false;
    }

    /** An undone or done edit may have put another film where one was. */
    private void changed(Optional<Clip> before, Optional<Clip> now) {
        boolean other = !before.map(c -> c.media().hash()).equals(now.map(c -> c.media().hash()));
        if (other && !switching) {
            int index = session.clipIndex();
            switchTo(() -> session.showClip(index));
            openMedia(begin());
        }
    }

    /** The shown film's opening goes on until another one is really shown: this may fail. */
    private Cancel begin() {
        if (wanted != shown) {
            wanted.request();
        }
        wanted = new Cancel();
        return wanted;
    }

    private Activities.Ongoing begin(String words) {
        return background.activities().begin(words, begin());
    }

    private void show(Film film, Cancel cancel) {
        if (!cancel.requested()) {
            unsaved.setAside();
            Document document = Edits.addClip(film.clip).apply(Document.EMPTY);
            switchTo(() -> session.open(document, Optional.empty()));
            openMedia(film.info, cancel);
        }
    }

    private void show(Document document, Optional<Path> file, Cancel cancel) {
        if (!cancel.requested()) {
            unsaved.setAside();
            switchTo(() -> session.open(document, file));
            openMedia(cancel);
        }
    }

    /** Shows what a crash left behind. */
    public void recover(Recovery.Found found) {
        Cancel cancel = begin();
        unsaved.setAside();
        switchTo(() -> session.recover(found.document(), found.project()));
        unsaved.taken(found);
        openMedia(cancel);
    }

    private void openMedia(VideoInfo info, Cancel cancel) {
        leaveShown(cancel);
        shots.expect();
        opened(info, cancel);
    }

    private void leaveShown(Cancel next) {
        if (shown != next) {
            shown.request();
        }
        shown = next;
        surroundings.leave.run();
        missing.set(Optional.empty());
    }

    private void openMedia(Cancel cancel) {
        leaveShown(cancel);
        Optional<Clip> clip = session.clip().get();
        if (clip.isEmpty()) {
            return;
        }
        Media media = clip.get().media();
        shots.expect();
        Activities.Ongoing opened =
                background.activities().begin("Opening " + media.name(), cancel);
        background.read(
                opened,
                () -> {
                    if (!Relink.isThere(media)) {
                        background.onScreen(() -> miss(media, cancel));
                        return;
                    }
                    try (VideoReader reader = VideoReader.open(media.path(), opened.inBytes())) {
                        VideoInfo info = reader.info();
                        background.onScreen(() -> opened(info, cancel));
                    } catch (MediaException e) {
                        background.onScreen(() -> cannotOpen(cancel));
                        throw e;
                    }
                });
    }

    private void miss(Media media, Cancel cancel) {
        if (!cancel.requested()) {
            letGo();
            missing.set(Optional.of(media));
        }
    }

    /** It failed or was stopped; if something else was opened meanwhile, that goes on. */
    private void cannotOpen(Cancel cancel) {
        if (cancel.equals(shown)) {
            letGo();
        }
    }

    /** What waits for the shots of a film that cannot be read waits no longer. */
    private void letGo() {
        surroundings.leave.run();
        shots.leave();
    }

    private void opened(VideoInfo info, Cancel cancel) {
        if (cancel.requested()) {
            return;
        }
        Clip clip = session.clip().get().orElseThrow();
        Optional<String> differences = clip.media().unlike(info);
        if (differences.isPresent()) {
            miss(clip.media(), cancel);
            background.tell(
                    new Problem(
                            Problem.Kind.SOURCE,
                            differences.get(),
                            "put the file back that the project was made with, or open this one"
                                    + " as a new project"));
            return;
        }
        session.opened(info);
        surroundings.show.accept(info, cancel);
        shots.start();
    }

    // --- Moved media ---

    /** Looks for the shown clip's media in a folder and those below. */
    public void relink(Path folder) {
        Optional<Media> wanted = missing.get();
        if (wanted.isEmpty()) {
            return;
        }
        Media media = wanted.get();
        Activities.Ongoing search = begin("Looking for " + media.name());
        Cancel cancel = search.cancel();
        background.read(
                search,
                () -> {
                    Optional<Media> found = Relink.find(media, folder, search.counting("files"));
                    background.onScreen(() -> relinked(found, media, folder, cancel));
                });
    }

    private void relinked(Optional<Media> found, Media media, Path folder, Cancel cancel) {
        found.ifPresent(m -> session.learn(Edits.relink(m)));
        if (cancel.requested()) {
            return;
        }
        if (found.isPresent()) {
            openMedia(cancel);
        } else {
            background.tell(
                    new Problem(
                            Problem.Kind.SOURCE,
                            media.name() + " is not in " + folder,
                            "choose another folder"));
        }
    }

    /** Stops opening; what was not saved is offered at the next start. */
    void leave() {
        shown.request();
        wanted.request();
        shots.leave();
        unsaved.leave();
    }
}
