package org.interweave.ui.model;

import org.interweave.diffusion.Reach;
import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Setting;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The settings of the selected shots, or of the clip, which they inherit.
 *
 * @param session where they are
 * @param scope whose
 */
public record Inspector(Session session, Scope scope) {
    /** Whose settings are shown and changed. */
    public enum Scope {
        /** Those of the selected shots. */
        SHOTS,
        /** What shots inherit. */
        CLIP
    }

    private Optional<Clip> clip() {
        return session.clip().get();
    }

    private int firstSelected(Clip clip) {
        return Math.min(session.selection().get().first(), clip.shots().size() - 1);
    }

    /** What is shown: the first selected shot's settings or the clip's; empty without a clip. */
    public Optional<Settings> settings() {
        return clip().map(c -> scope == Scope.CLIP ? c.defaults() : c.settings(firstSelected(c)));
    }

    /** Whether the first selected shot has a value of its own. */
    public boolean own(Setting<?> setting) {
        return scope == Scope.SHOTS
                && clip().filter(
                                c ->
                                        c.shots()
                                                .get(firstSelected(c))
                                                .overrides()
                                                .get(setting)
                                                .isPresent())
                        .isPresent();
    }

    /** Changes a setting of every selected shot, or of the clip. A shot's own value stays so. */
    public <T> void set(Setting<T> setting, T value) {
        change(setting, _ -> value);
    }

    /** Changes a part of a setting of every selected shot, or of the clip; each keeps the rest. */
    public <T> void change(Setting<T> setting, UnaryOperator<T> change) {
        Optional<T> shown = settings().map(setting::of);
        Optional<T> value = shown.map(change);
        if (value.isPresent() && !value.equals(shown)) {
            session.apply(
                    scope == Scope.CLIP
                            ? Edits.byDefault(session.clipIndex(), setting, value.get())
                            : Edits.adjust(
                                    session.clipIndex(),
                                    session.selection().get(),
                                    setting,
                                    change));
        }
    }

    /** Lets the selected shots inherit a setting. */
    public void inherit(Setting<?> setting) {
        session.apply(Edits.inherit(session.clipIndex(), session.selection().get(), setting));
    }

    /** Gives every other shot the first selected one's settings. */
    public void copyToAll() {
        copy(0, Integer.MAX_VALUE);
    }

    /** Gives the shot after the first selected one its settings. */
    public void copyToNext() {
        clip().ifPresent(c -> copy(firstSelected(c) + 1, firstSelected(c) + 1));
    }

    /** Gives every shot after the first selected one its settings. */
    public void copyToFollowing() {
        clip().ifPresent(c -> copy(firstSelected(c) + 1, Integer.MAX_VALUE));
    }

    private void copy(int first, int last) {
        clip().ifPresent(
                        c -> {
                            SortedSet<Integer> to = new TreeSet<>();
                            for (int i = first; i <= Math.min(last, c.shots().size() - 1); i++) {
                                to.add(i);
                            }
                            session.apply(Edits.copy(session.clipIndex(), firstSelected(c), to));
                        });
    }

    /** The shots whose settings are shown; empty without a clip. */
    public Optional<Inspected> inspected() {
        return clip().map(c -> new Inspected(c, scope == Scope.CLIP, session.selection().get()));
    }

    /**
     * Some shots of a clip, as they are at one moment.
     *
     * @param all whether they are all of it
     * @param selected else those of them that there are
     */
    public record Inspected(Clip clip, boolean all, SortedSet<Integer> selected) {
        /** What restoring them would take. It goes through all of their windows. */
        Cost cost() {
            Cost cost = Cost.NONE;
            for (int i = 0; i < clip.shots().size(); i++) {
                if (all || selected.contains(i)) {
                    cost = cost.plus(Cost.of(clip, i));
                }
            }
            return cost;
        }
    }

    /**
     * What has to be computed.
     *
     * @param frames to restore
     * @param windows to denoise
     * @param runs of the denoiser
     */
    public record Cost(int frames, int windows, long runs) {
        /** Nothing. */
        public static final Cost NONE = new Cost(0, 0, 0);

        /** The cost of a whole shot. */
        static Cost of(Clip clip, int shot) {
            int count = clip.shots().get(shot).frames().count();
            Settings settings = clip.settings(shot);
            Reach reach = Reach.of(settings, count, new FrameRange(0, count));
            long halves = settings.guidance().prompts();
            return new Cost(count, reach.windows(), reach.steps() * halves);
        }

        Cost plus(Cost other) {
            return new Cost(frames + other.frames, windows + other.windows, runs + other.runs);
        }
    }
}
