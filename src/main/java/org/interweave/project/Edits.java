package org.interweave.project;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.media.Cut;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Every way in which a document changes. */
public final class Edits {
    private Edits() {}

    /** Adds a clip at the end. */
    public static Edit addClip(Clip clip) {
        return Edit.of(
                "Add " + clip.media().name(),
                document -> {
                    List<Clip> clips = new ArrayList<>(document.clips());
                    clips.add(clip);
                    return document.withClips(clips);
                });
    }

    /** Removes a clip. */
    public static Edit removeClip(int clip) {
        return Edit.of(
                "Remove clip",
                document -> {
                    List<Clip> clips = new ArrayList<>(document.clips());
                    clips.remove(clip);
                    return document.withClips(clips);
                });
    }

    /** Chooses a bundle by name. */
    public static Edit model(String name) {
        return Edit.of("Choose model", document -> document.withModel(name));
    }

    /** Replaces the output presets. */
    public static Edit outputs(List<OutputPreset> outputs) {
        return Edit.of("Change output presets", document -> document.withOutputs(outputs));
    }

    /** Adds how a blind comparison ended. */
    public static Edit blindTest(BlindResult result) {
        return Edit.of(
                "Blind test",
                document -> {
                    List<BlindResult> tests = new ArrayList<>(document.blindTests());
                    tests.add(result);
                    return document.withBlindTests(tests);
                });
    }

    /** Points out frames that stray from their source by more than some levels of 255. */
    public static Edit alarm(double levels) {
        return Edit.of("Fidelity alarm", document -> document.withAlarm(levels));
    }

    /** Cuts a shot in two, both with its overrides; changes nothing where a cut is already. */
    public static Edit split(int clip, int frame) {
        return Edit.of("Split shot", clip, c -> frame < 1 ? c : c.cut(List.of(new Cut(frame, 1))));
    }

    /** Makes neighbouring shots one, with the first one's overrides. */
    public static Edit merge(int clip, int first, int last) {
        return Edit.of("Merge shots", clip, c -> c.merged(first, last));
    }

    /** Moves the cut with which a shot starts, as far as its neighbours let it. */
    public static Edit moveCut(int clip, int shot, int frame) {
        return new Edit(
                "Move cut",
                "cut " + clip + " " + shot,
                document -> document.clip(clip, c -> c.cutMoved(shot, frame)));
    }

    /**
     * Adds all cuts of some media; those that are there already stay as they are. The settings of a
     * clip that had no cuts become what its shots inherit. For {@link History#learn}.
     */
    public static Edit cuts(Fingerprint media, List<Cut> found) {
        return wherever("Find shots", media, c -> cut(c, found).searched(c.media().frames()));
    }

    /**
     * The same for cuts that were found up to a frame; more are looked for.
     *
     * @param searched frames from the first before which all cuts are known now
     */
    public static Edit cuts(Fingerprint media, List<Cut> found, int searched) {
        return wherever(
                "Find shots", media, c -> cut(c, found).searched(Math.max(c.searched(), searched)));
    }

    private static Clip cut(Clip before, List<Cut> found) {
        // What was said before there were shots was said of the whole clip.
        Clip after = before.shots().size() == 1 ? before.settled() : before;
        return after.cut(found);
    }

    /**
     * Replaces the cuts that were found by others, in one step that can be undone. Cuts that a user
     * made stay, and every shot keeps the settings it had for most of its frames.
     */
    public static Edit cutAgain(int clip, List<Cut> found) {
        return Edit.of("Find shots again", clip, c -> c.recut(found).searched(c.media().frames()));
    }

    /** Says where moved media are now. For {@link History#learn}. */
    public static Edit relink(Media media) {
        return wherever("Find moved clip", media.hash(), c -> c.with(media));
    }

    private static Edit wherever(String name, Fingerprint media, UnaryOperator<Clip> change) {
        return Edit.of(
                name,
                document ->
                        document.withClips(
                                document.clips().stream()
                                        .map(
                                                c ->
                                                        c.media().hash().equals(media)
                                                                ? change.apply(c)
                                                                : c)
                                        .toList()));
    }

    /** Gives shots a value of their own. */
    public static <T> Edit override(
            int clip, SortedSet<Integer> shots, Setting<T> setting, T value) {
        return adjust(clip, shots, setting, _ -> value);
    }

    /** Gives shots values of their own, each made of what that shot has or inherits. */
    public static <T> Edit adjust(
            int clip, SortedSet<Integer> shots, Setting<T> setting, UnaryOperator<T> change) {
        return new Edit(
                "Change " + setting.label().toLowerCase(Locale.ROOT),
                "%s of %d %s".formatted(setting, clip, shots),
                document -> document.clip(clip, c -> adjusted(c, shots, setting, change)));
    }

    private static <T> Clip adjusted(
            Clip clip, SortedSet<Integer> shots, Setting<T> setting, UnaryOperator<T> change) {
        Clip changed = clip;
        for (int shot : shots) {
            T value = change.apply(setting.of(clip.settings(shot)));
            changed = changed.shot(shot, s -> s.with(s.overrides().with(setting, value)));
        }
        return changed;
    }

    /** Gives shots values of their own, taken from some settings, under a name for people. */
    public static Edit override(
            String name,
            int clip,
            SortedSet<Integer> shots,
            List<Setting<?>> which,
            Settings values) {
        return Edit.of(
                name,
                clip,
                c ->
                        overridden(
                                c,
                                shots,
                                before -> {
                                    Overrides after = before;
                                    for (Setting<?> setting : which) {
                                        after = taken(after, setting, values);
                                    }
                                    return after;
                                }));
    }

    private static <T> Overrides taken(Overrides to, Setting<T> setting, Settings from) {
        return to.with(setting, setting.of(from));
    }

    /** Lets shots inherit a setting again. */
    public static Edit inherit(int clip, SortedSet<Integer> shots, Setting<?> setting) {
        return Edit.of(
                "Inherit " + setting.label().toLowerCase(Locale.ROOT),
                clip,
                c -> overridden(c, shots, o -> o.without(setting)));
    }

    /** Gives shots all overrides of another. */
    public static Edit copy(int clip, int from, SortedSet<Integer> to) {
        return Edit.of(
                "Copy settings",
                clip,
                c -> overridden(c, to, _ -> c.shots().get(from).overrides()));
    }

    private static Clip overridden(
            Clip clip, SortedSet<Integer> shots, UnaryOperator<Overrides> change) {
        Clip changed = clip;
        for (int shot : new TreeSet<>(shots)) {
            changed = changed.shot(shot, s -> s.with(change.apply(s.overrides())));
        }
        return changed;
    }

    /** Changes what the shots of a clip inherit. */
    public static <T> Edit byDefault(int clip, Setting<T> setting, T value) {
        return new Edit(
                "Change the clip's " + setting.label().toLowerCase(Locale.ROOT),
                "%s of %d".formatted(setting, clip),
                document -> document.clip(clip, c -> c.with(setting.in(c.defaults(), value))));
    }

    /** Replaces all that the shots of a clip inherit. */
    public static Edit defaults(int clip, Settings settings) {
        return Edit.of("Change the clip's settings", clip, c -> c.with(settings));
    }

    /** Sets or clears the in and out marks. */
    public static Edit mark(int clip, Optional<FrameRange> range) {
        return new Edit(
                range.isPresent() ? "Set in and out marks" : "Clear in and out marks",
                "marks " + clip,
                document -> document.clip(clip, c -> c.withMarked(range)));
    }

    /** Puts a note at a frame, in place of one that is there. */
    public static Edit addMarker(int clip, Marker marker) {
        return Edit.of(
                "Add marker",
                clip,
                c -> {
                    List<Marker> markers = new ArrayList<>(c.markers());
                    markers.removeIf(m -> m.frame() == marker.frame());
                    markers.add(marker);
                    markers.sort(Comparator.comparingInt(Marker::frame));
                    return c.withMarkers(markers);
                });
    }

    /** Removes the note at a frame. */
    public static Edit removeMarker(int clip, int frame) {
        return Edit.of(
                "Remove marker",
                clip,
                c -> c.withMarkers(c.markers().stream().filter(m -> m.frame() != frame).toList()));
    }
}
