package org.interweave.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everything that determines the pixels of a restoration, and nothing else; immutable.
 *
 * @param version of this form and of the mathematics; raised when either changes
 * @param clip whose frames
 * @param model the bundle's hash
 * @param engine identity of the engine and its device, see {@link Engine#identity}
 * @param shots in rising order, without a common frame
 */
public record Recipe(int version, Source clip, String model, String engine, List<Shot> shots) {
    /** The only version there has been. */
    public static final int VERSION = 1;

    private static final JsonMapper PLAIN =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    static final JsonMapper JSON =
            PLAIN.rebuild()
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(Settings.class, new SettingsJson(PLAIN)))
                    .build();

    public Recipe {
        shots = List.copyOf(shots);
        if (version != VERSION || shots.isEmpty()) {
            throw new IllegalArgumentException(
                    "version %d, %d shots".formatted(version, shots.size()));
        }
        for (int i = 1; i < shots.size(); i++) {
            if (shots.get(i).frames().start() < shots.get(i - 1).frames().end()) {
                throw new IllegalArgumentException("shot " + i + " begins too early");
            }
        }
    }

    /**
     * The clip of a recipe.
     *
     * @param path where it was when the recipe was made; determines nothing
     * @param hash of its content
     * @param size of every frame
     */
    public record Source(String path, String hash, Size size) {}

    /**
     * One shot.
     *
     * @param frames the whole shot, in the clip
     * @param wanted the frames to restore, in the clip and inside the shot
     * @param settings how
     * @param tiles in which parts
     */
    public record Shot(FrameRange frames, FrameRange wanted, Settings settings, TilePlan tiles) {
        public Shot {
            if (wanted.start() < frames.start() || wanted.end() > frames.end()) {
                throw new IllegalArgumentException(wanted + " is not inside " + frames);
            }
        }

        ShotJob job() {
            return new ShotJob(frames, wanted, settings);
        }

        Shot with(TilePlan other) {
            return new Shot(frames, wanted, settings, other);
        }
    }

    /** The same with other shots. */
    Recipe with(List<Shot> other) {
        return new Recipe(version, clip, model, engine, other);
    }

    /** The same on another engine or device: its windows are others, whatever their bits. */
    Recipe on(String other) {
        return new Recipe(version, clip, model, other, shots);
    }

    /** The same with other settings for every shot, such as those of a draft. */
    public Recipe with(UnaryOperator<Settings> change) {
        return with(
                shots.stream()
                        .map(s -> new Shot(s.frames, s.wanted, change.apply(s.settings), s.tiles))
                        .toList());
    }

    /** The frames that come out. */
    public int frameCount() {
        return shots.stream().mapToInt(s -> s.wanted.count()).sum();
    }

    /** Prompts of a step, from 1 to 2: the mean over the work of all shots. */
    double prompts() {
        double all = 0;
        double steps = 0;
        for (Shot shot : shots) {
            double work = (double) shot.settings.steps().count() * shot.wanted.count();
            all += work * shot.settings.guidance().prompts();
            steps += work;
        }
        return steps == 0 ? 1 : all / steps;
    }

    /** Its file's text, the same for equal recipes. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads its file's text.
     *
     * @throws IllegalArgumentException if it is damaged or of another version
     */
    public static Recipe fromJson(String json) {
        try {
            return JSON.readValue(json, Recipe.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
