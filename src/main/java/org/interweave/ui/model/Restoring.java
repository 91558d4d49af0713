package org.interweave.ui.model;

import org.interweave.diffusion.Mix;
import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Setting;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Restores what is under the playhead, for the eye: a window, a shot, a region, or a window in
 * several ways. What comes of it is kept and shown.
 *
 * <p>Called on the screen's thread only.
 */
public final class Restoring {
    private static final FrameRange NOTHING = new FrameRange(0, 1);

    private final Session session;
    private final ViewerModel viewer;
    private final Models models;
    private final Versions versions;
    private final Preview preview;
    private final Variations variations;
    private final Runnable restored;
    private final ShotFinding shots;
    private final Awaiting wanted;
    private final Awaiting wantedWays;

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
        shots = around.shots;
        wanted = new Awaiting(shots);
        wantedWays = new Awaiting(shots);
        preview = new Preview(restorer, worker, screen, this::arrived);
        variations = new Variations(restorer, worker, screen, around.background::tell);
    }

    /** What it reads, and where it tells what came of it. */
    record Surroundings(
            Session session,
            ViewerModel viewer,
            Models models,
            Versions versions,
            ShotFinding shots,
            Background background) {}

    /** The preview of the window under the playhead. */
    Preview preview() {
        return preview;
    }

    /** One window in several ways. */
    Variations variations() {
        return variations;
    }

    /**
     * Restores the window under the playhead: a draft as soon as the cuts around the window are
     * known, and what an export would write as soon as the shot is known to its end.
     */
    public void window() {
        int frame = session.frame();
        shots.look(window(frame));
        start(
                () -> window(frame),
                (clip, model) -> {
                    if (shots.knows(shot(frame))) {
                        preview.start(clip, model, frame);
                    } else {
                        preview.startDraft(clip, model, frame);
                        wanted.ask(
                                () -> shot(frame),
                                () ->
                                        models.withClip(
                                                session, (c, m) -> preview.goOn(c, m, frame)));
                    }
                });
    }

    /** Restores the shot under the playhead, piece by piece. */
    public void shot() {
        int frame = session.frame();
        start(() -> shot(frame), (clip, model) -> preview.startShot(clip, model, frame));
    }

    /** Restores the window under the playhead with several seeds. */
    public void seeds() {
        int frame = session.frame();
        start(() -> shot(frame), (clip, model) -> preview.startSeeds(clip, model, frame));
    }

    private void start(Supplier<FrameRange> needed, Models.Work work) {
        session.endSeries();
        viewer.clearRegion();
        ask(needed, work);
    }

    /** A newer request replaces an older one at once, even if it has to wait. */
    private void ask(Supplier<FrameRange> needed, Models.Work work) {
        models.withClip(
                session,
                (_, _) -> {
                    stopVariations();
                    preview.await();
                    wanted.ask(needed, () -> models.withClip(session, work));
                });
    }

    private FrameRange window(int frame) {
        return session.clip().get().map(c -> Preview.window(c, frame)).orElse(NOTHING);
    }

    private FrameRange shot(int frame) {
        return session.clip()
                .get()
                .map(c -> c.shots().get(c.shotAt(frame)).frames())
                .orElse(NOTHING);
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
        int frame = session.frame();
        shots.look(window(frame));
        viewer.region()
                .get()
                .ifPresent(
                        region ->
                                ask(
                                        () -> window(frame),
                                        (clip, model) ->
                                                preview.startRegion(clip, model, frame, region)));
    }

    /** Makes drafts of the window under the playhead in several ways. */
    public void inSeveralWays(Variations.Spread spread) {
        int frame = session.frame();
        shots.look(window(frame));
        Models.Work work =
                (clip, model) -> variations.start(clip, model, frame, ways(clip, frame, spread));
        models.withClip(
                session,
                (_, _) -> {
                    stopPreview();
                    variations.await();
                    wantedWays.ask(() -> window(frame), () -> models.withClip(session, work));
                });
    }

    private List<Settings> ways(Clip clip, int frame, Variations.Spread spread) {
        return spread.around(
                clip.settings(clip.shotAt(frame)).with(Mix.NONE),
                models.named(session.document().get().model())
                        .map(m -> m.manifest().sizes().noiseLevels())
                        .orElse(1));
    }

    /** One of the ways becomes the shot's own, in one step that can be undone. */
    public void pick(Variations.Cell cell) {
        stopVariations();
        Version draft = cell.draft().orElseThrow();
        session.clip()
                .get()
                .filter(c -> c.media().hash().equals(draft.media()))
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
                            arrived(new Preview.Arrival(draft, true, true));
                        });
    }

    /** What arrives where the playhead is not any more is kept, and moves nothing. */
    private void arrived(Preview.Arrival arrival) {
        Version version = arrival.version();
        versions.add(version);
        restored.run();
        if (arrival.wanted() && version.frames().contains(session.frame())) {
            session.clip()
                    .get()
                    .filter(c -> c.media().hash().equals(version.media()))
                    .ifPresent(
                            clip -> {
                                int at = versions.of(clip, session.frame()).indexOf(version);
                                viewer.version(Math.max(0, at));
                                if (arrival.loops()) {
                                    session.play(p -> loop(p, version.frames()));
                                }
                            });
        }
    }

    private static Playback loop(Playback playback, FrameRange frames) {
        Playback looping = playback.looping(frames);
        return looping.playing() ? looping : looping.speed(1);
    }

    /** Stops the preview that is under way or waits. */
    public void stopPreview() {
        wanted.forget();
        preview.stop();
    }

    /** Stops what is under way. */
    void stop() {
        stopPreview();
        stopVariations();
    }

    /** Another film is shown. */
    void leaveFilm() {
        stop();
        variations.clear();
    }

    /** Makes no more variations; those that are there stay. */
    public void stopVariations() {
        wantedWays.forget();
        variations.stop();
    }
}
