package org.interweave.ui.model;

import org.interweave.bundle.Bundle;
import org.interweave.project.Clip;
import org.interweave.project.Document;

import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Looks up in the background what will be asked for: the model of the shown film, what the cache
 * holds of it, and the finished frames around the playhead.
 *
 * <p>Called on the screen's thread only.
 */
final class Foresight {
    private final Session session;
    private final Models models;
    private final Versions versions;
    private final ShotFinding shots;
    private final Background background;
    private final Preparation preparation;
    private final Recall recall;
    private final CacheRuler ruler;
    private Optional<Integer> recalled = Optional.empty();

    Foresight(
            Restoring.Surroundings around, Rendering rendering, Workers workers, Executor screen) {
        session = around.session();
        models = around.models();
        versions = around.versions();
        shots = around.shots();
        background = around.background();
        ruler = new CacheRuler(rendering, workers.of(Workers.Kind.COVERING), screen);
        preparation = new Preparation(rendering, workers.of(Workers.Kind.PREPARING));
        recall =
                new Recall(
                        rendering,
                        workers.of(Workers.Kind.COVERING),
                        screen,
                        versions.limitBytes(),
                        versions::add);
        session.clip().addListener((_, _, _) -> lookAtAllShots());
        session.media().addListener((_, _, _) -> look());
        session.playback().addListener((_, _, _) -> recallIfElsewhere());
        session.document().addListener((_, before, now) -> modelMayDiffer(before, now));
        shots.finding().addListener((_, _, _) -> lookAtAllShots());
        shots.finding().addListener((_, _, _) -> recall());
        shots.known().addListener((_, before, _) -> prepareAfter(before.intValue()));
        models.all().addListener((_, _, _) -> modelsFound());
        background.activities().all().addListener((_, _, _) -> prepareInPeace());
    }

    /** What the cache holds of the shown film. */
    CacheRuler ruler() {
        return ruler;
    }

    private Optional<String> model() {
        return models.named(session.document().get().model()).map(Bundle::hash);
    }

    private void modelMayDiffer(Document before, Document now) {
        if (!now.model().equals(before.model())) {
            modelsFound();
        }
    }

    private void modelsFound() {
        versions.mean(model());
        prepareInPeace();
        lookAtAllShots();
        recall();
    }

    /** Something may be in the cache that was not. */
    void look() {
        recall();
        askRuler();
    }

    /** Another film is shown. */
    void leaveFilm() {
        recalled = Optional.empty();
        recall.forget();
        ruler.forget();
    }

    /** What the cache holds is of little use before all shots are known. */
    private void lookAtAllShots() {
        if (!shots.finding().get()) {
            askRuler();
        }
    }

    private void askRuler() {
        if (session.media().get().isPresent()) {
            session.clip().get().ifPresent(c -> model().ifPresent(m -> ruler.ask(c, m)));
        }
    }

    private void recallIfElsewhere() {
        boolean there =
                recalled.filter(f -> session.clip().get().isPresent() && near(f)).isPresent();
        if (!there) {
            recall();
        }
    }

    private boolean near(int before) {
        Clip clip = session.clip().get().orElseThrow();
        return clip.shotAt(before) == clip.shotAt(session.frame())
                && Math.abs(before - session.frame()) < Recall.AROUND;
    }

    private void recall() {
        Optional<Clip> clip = session.clip().get();
        if (session.media().get().isPresent() && clip.isPresent() && !shots.finding().get()) {
            recalled = Optional.of(session.frame());
            model().ifPresent(m -> recall.want(clip.get(), m, session.frame(), versions));
        }
    }

    /** A film is open and nothing goes on: the time to load what a preview of it needs. */
    private void prepareInPeace() {
        if (background.activities().all().get().isEmpty()) {
            prepare();
        }
    }

    /** So is the time when the first shots are known: they can be previewed. */
    private void prepareAfter(int known) {
        if (known == 0) {
            prepare();
        }
    }

    private void prepare() {
        if (session.media().get().isPresent()) {
            model().ifPresent(preparation::want);
        }
    }
}
