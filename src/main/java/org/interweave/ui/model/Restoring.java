package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Setting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Restores what is under the playhead, for the eye: a window, a shot, a region, or a window in
 * several ways. What comes of it is kept and shown.
 *
 * <p>Called on the screen's thread only.
 */
public final class Restoring {
    private final Session session;
    private final ViewerModel viewer;
    private final Models models;
    private final Versions versions;
    private final Preview preview;
    private final Variations variations;
    private final Runnable restored;

    /**
     * @param worker restores one thing after another
     * @param screen runs things on the thread that calls this class
     * @param restored called after something was restored
     */
    Restoring(
            Surroundings around,
            Restorer restorer,
            Executor worker,
            Executor screen,
            Runnable restored) {
        this.session = around.session;
        this.viewer = around.viewer;
        this.models = around.models;
        this.versions = around.versions;
        this.restored = restored;
        preview = new Preview(restorer, worker, screen, this::arrived);
        variations = new Variations(restorer, worker, screen, around.background::tell);
    }

    /** What it reads, and where it tells what came of it. */
    record Surroundings(
            Session session,
            ViewerModel viewer,
            Models models,
            Versions versions,
            Background background) {}

    /** The preview of the window under the playhead. */
    Preview preview() {
        return preview;
    }

    /** One window in several ways. */
    Variations variations() {
        return variations;
    }

    /** Restores the window under the playhead. */
    public void window() {
        start(preview::start);
    }

    /** Restores the shot under the playhead, piece by piece. */
    public void shot() {
        start(preview::startShot);
    }

    /** Restores the window under the playhead with several seeds. */
    public void seeds() {
        start(preview::startSeeds);
    }

    /** A way of restoring what is under the playhead. */
    private interface Start {
        void from(Clip clip, String model, int frame);
    }

    private void start(Start start) {
        withClip(
                (clip, model) -> {
                    session.endSeries();
                    viewer.clearRegion();
                    start.from(clip, model, session.frame());
                });
    }

    /** What is done to the shown clip with a model's hash. */
    private interface Work {
        void on(Clip clip, String model);
    }

    private void withClip(Work work) {
        Optional<Clip> clip = session.clip().get();
        if (clip.isPresent()) {
            models.withHash(session.document().get().model(), model -> work.on(clip.get(), model));
        }
    }

    /** Gives the shot that holds a frame another value and restores the window there again. */
    public <T> void again(int frame, Setting<T> setting, UnaryOperator<T> change) {
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
                            window();
                        });
    }

    /** Makes a draft of the region that was drawn. */
    public void region() {
        viewer.region()
                .get()
                .ifPresent(
                        region ->
                                withClip(
                                        (clip, model) ->
                                                preview.startRegion(
                                                        clip, model, session.frame(), region)));
    }

    /** Makes drafts of the window under the playhead in several ways. */
    public void inSeveralWays(Variations.Spread spread) {
        withClip(
                (clip, model) ->
                        variations.start(
                                clip,
                                model,
                                session.frame(),
                                spread.around(
                                        clip.settings(clip.shotAt(session.frame())).with(Mix.NONE),
                                        models.named(session.document().get().model())
                                                .map(m -> m.manifest().sizes().noiseLevels())
                                                .orElse(1))));
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
                            arrived(draft);
                        });
    }

    private void arrived(Version version) {
        versions.add(version);
        restored.run();
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

    /** Stops what is under way. */
    void stop() {
        preview.stop();
        variations.stop();
    }
}
