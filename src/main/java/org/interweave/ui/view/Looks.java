package org.interweave.ui.view;

import org.interweave.diffusion.Mix;
import org.interweave.frame.Size;
import org.interweave.metrics.Fidelity;
import org.interweave.project.Clip;
import org.interweave.ui.model.BlindTrials;
import org.interweave.ui.model.Comparison;
import org.interweave.ui.model.Enlarger;
import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Overlay;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Sight;
import org.interweave.ui.model.Takes;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.ViewerModel;
import org.interweave.ui.model.Workbench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What can be seen of the frame under the playhead, in pictures and words: its layers, what they
 * are compared with, how they differ, and what is laid over a restored one.
 */
final class Looks {
    /** How far the studio enlarges. */
    static final int FACTOR = 4;

    private static final int GAIN = 4;

    private final ViewerModel model;
    private final Enlarger enlarger;
    private final Pixels source;
    private final Sight sight;
    private final Optional<Version> version;
    private final Optional<Pixels> finished;
    private final Function<Optional<Version>, Optional<Pixels>> picture;
    private final Mix mix;
    private final Optional<BlindTrials.Trial> blind;
    private final OptionalDouble strays;
    private final boolean current;
    private final List<Pixels> seeds;
    private final Look front;
    private final Look reference;

    /**
     * A picture that can be shown.
     *
     * @param pixels empty if it is not there, or not yet
     */
    record Look(Layer layer, String words, Optional<Pixels> pixels) {}

    /**
     * @param source the frame as the clip has it, or still another one's
     */
    Looks(Workbench workbench, Enlarger enlarger, Clip clip, Pixels source, Sight sight) {
        this.model = workbench.viewer();
        this.enlarger = enlarger;
        this.source = source;
        this.sight = sight;
        int frame = workbench.session().frame();
        List<Version> versions = workbench.versions().of(clip, frame);
        mix = clip.settings(clip.shotAt(frame)).mix();
        blind = workbench.blind().trial().get();
        int wanted = model.version().get();
        version =
                blind.isPresent()
                        ? blind.flatMap(t -> t.seen().take())
                                .flatMap(t -> workbench.versions().of(clip, frame, t))
                        : versions.stream()
                                .skip(Math.min(wanted, Math.max(0, versions.size() - 1)))
                                .findFirst();
        finished = workbench.model().flatMap(m -> workbench.proxies().get(clip, m.hash(), frame));
        picture = v -> workbench.versions().shown(clip, frame, v, finished);
        strays =
                workbench
                        .evidence()
                        .numbers()
                        .scores()
                        .get()
                        .at(rank(versions) + 1, Fidelity.Residual.MEASURE, frame);
        current = workbench.footage().frame(frame).filter(source::equals).isPresent();
        seeds = version.map(v -> workbench.versions().seeds(v, frame)).orElse(List.of());
        Optional<Version> earlier =
                model.take()
                        .get()
                        .map(t -> workbench.versions().of(clip, frame, t))
                        .orElse(version);
        reference = look(model.reference().get(), earlier);
        front = model.held().get() ? reference : look(model.layer().get(), version);
    }

    /** The shown version's among those that have numbers; out of them all if it has none. */
    private int rank(List<Version> versions) {
        int rank =
                versions.stream()
                        .filter(v -> v.region().isEmpty())
                        .limit(Takes.MOST)
                        .toList()
                        .indexOf(version.orElse(null));
        return rank < 0 ? Takes.MOST : rank;
    }

    private Look look(Layer layer, Optional<Version> restored) {
        return switch (layer) {
            case SOURCE -> new Look(layer, "Source " + source.size(), Optional.of(source));
            case BICUBIC ->
                    new Look(
                            layer,
                            "Bicubic " + source.size().times(FACTOR),
                            enlarger.bicubic(source, bicubicSize()).or(() -> Optional.of(source)));
            case RESTORED -> {
                Optional<Pixels> pixels =
                        picture.apply(restored).map(r -> enlarger.mixed(r, source, mix));
                String size = pixels.map(p -> " " + p.size()).orElse("");
                String draft = restored.filter(Version::draft).isPresent() ? ", draft" : "";
                String seed =
                        model.take().get().isPresent()
                                ? restored.map(v -> ", seed " + v.settings().noise().seed())
                                        .orElse("")
                                : "";
                yield new Look(layer, "Restored" + size + draft + seed + overlaid(), pixels);
            }
        };
    }

    /** What the front pane shows. */
    Look front() {
        return front;
    }

    /** What it is compared with. */
    Look reference() {
        return reference;
    }

    /** A layer, as it is shown beside others. */
    Look of(Layer layer) {
        return look(layer, version);
    }

    /** The side of a blind test that is shown, if one is held. */
    Optional<BlindTrials.Trial> blind() {
        return blind;
    }

    /** The front picture's difference from the reference, or the restored one's from bicubic. */
    Look difference() {
        boolean other = model.take().get().isPresent() && reference.pixels.isPresent();
        Optional<Pixels> one = picture.apply(version);
        Pixels from = other ? reference.pixels.orElseThrow() : source;
        return new Look(
                Layer.RESTORED,
                "Restored \u2212 %s, \u00d7%d".formatted(other ? "reference" : "bicubic", GAIN),
                one.flatMap(r -> enlarger.difference(r, from, GAIN)));
    }

    /** Why something is not there, in words; empty if all is. */
    Optional<String> missed(Comparison comparison) {
        boolean missed =
                front.pixels.isEmpty()
                        || (comparison != Comparison.NONE && reference.pixels.isEmpty())
                        || (comparison == Comparison.DIFFERENCE
                                && version.isEmpty()
                                && finished.isEmpty());
        if (!missed) {
            return Optional.empty();
        }
        return Optional.of(
                model.take().get().isPresent() && version.isPresent()
                        ? "These frames were not restored in that way."
                        : "Not restored yet. Press P to restore the frames around the playhead.");
    }

    /** What is laid over a restored picture, if anything is. */
    Optional<Pixels> overlay(Pixels picture) {
        return switch (blind.isPresent() ? Overlay.NONE : model.overlay().get()) {
            case NONE -> Optional.empty();
            case RESIDUAL ->
                    version.filter(_ -> current) // Else the source is still another frame's.
                            .flatMap(v -> enlarger.residual(picture, source, v));
            case GUESSED -> seeds.size() < 2 ? Optional.empty() : enlarger.guessed(seeds);
            case MIXED -> enlarger.shown(mix, picture.size());
        };
    }

    /** What the overlay says, in words. */
    private String overlaid() {
        return switch (model.overlay().get()) {
            case NONE -> "";
            case RESIDUAL ->
                    strays.isPresent()
                            ? ", strays by %.1f levels".formatted(strays.getAsDouble())
                            : ", where it strays";
            case GUESSED ->
                    seeds.size() < 2
                            ? ", no other seeds yet (see the scales below)"
                            : ", where %d seeds differ".formatted(seeds.size());
            case MIXED -> ", what is mixed in";
        };
    }

    /**
     * No larger than it is seen, so that a large film plays; whole where single pixels are read.
     */
    private Size bicubicSize() {
        double scale = model.loupe().get() ? 1 : Math.min(1, sight.view().scale());
        return new Size(
                Math.max(8, (int) Math.round(source.size().width() * FACTOR * scale)),
                Math.max(8, (int) Math.round(source.size().height() * FACTOR * scale)));
    }
}
