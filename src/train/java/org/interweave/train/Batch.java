package org.interweave.train;

import org.bytedeco.pytorch.Tensor;
import org.interweave.degrade.Dice;
import org.interweave.diffusion.Prompt;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.train.footage.Look;
import org.interweave.train.footage.SceneMaker;

import java.util.ArrayList;
import java.util.List;

/**
 * Windows to learn from.
 *
 * @param pictures {@code [b, 3, f, 4 side, 4 side]}, -1 to 1
 * @param lowRes {@code [b, 3, f, side, side]}, -1 to 1, without noise
 * @param prompts one for each window
 * @param worse for each window, whether its goal is the bicubic picture, as the negative prompt
 *     says
 */
record Batch(Tensor pictures, Tensor lowRes, List<String> prompts, List<Boolean> worse) {
    private static final Size SIZE = PrepareFootage.SIZE;
    private static final int LOW = SIZE.width() / PatchBasis.SIDE;
    private static final int FACTOR = PatchBasis.SIDE;
    private static final double NEGATIVE = 0.12;

    /** Share of prompts with words that no caption has. */
    private static final double UNKNOWN = 0.4;

    Batch {
        prompts = List.copyOf(prompts);
        worse = List.copyOf(worse);
    }

    /** Draws the windows of an update. */
    static Batch draw(Library library, Stage stage, Dice dice) {
        int side = stage.side();
        int one = 3 * stage.frames() * side * side;
        float[] high = new float[stage.windows() * one * FACTOR * FACTOR];
        float[] low = new float[stage.windows() * one];
        List<String> prompts = new ArrayList<>();
        List<Boolean> worse = new ArrayList<>();
        for (int i = 0; i < stage.windows(); i++) {
            Dice words = new Dice(dice.seed()); // So that windows do not depend on prompts.
            Library.Take clip = library.clips().get(dice.below(stage.clips())).draw(dice);
            boolean raster = clip.look().raster();
            Cut cut = raster ? Cut.draw(stage, dice).upright() : Cut.draw(stage, dice);
            int highAt = i * one * FACTOR * FACTOR;
            cut.copy(clip.frames(), SIZE.width(), FACTOR, high, highAt);
            if (!dice.chance(stage.simple())) {
                cut.copy(dice.of(clip.complex()), LOW, 1, low, i * one);
            } else if (dice.chance(2 / 3.0)) {
                cut.copy(clip.simple(), LOW, 1, low, i * one);
            } else {
                means(high, highAt, low, i * one, one, side);
            }
            boolean negative = words.chance(NEGATIVE);
            worse.add(negative);
            prompts.add(negative ? negative(words) : prompt(clip, words));
        }
        long b = stage.windows();
        long f = stage.frames();
        long large = (long) side * FACTOR;
        return new Batch(
                TorchOps.video(Tensor.create(high, b, 3, f, large, large)),
                TorchOps.video(Tensor.create(low, b, 3, f, side, side)),
                prompts,
                worse);
    }

    /** Pictures of [0, 1] as {@code [1, 3, f, h, w]} of [-1, 1]. */
    static Tensor video(List<Picture> frames) {
        Size size = frames.getFirst().size();
        int count = frames.size();
        float[] all = new float[3 * count * size.pixels()];
        float[] one = new float[3 * size.pixels()];
        for (int f = 0; f < count; f++) {
            frames.get(f).copyTo(one, 0);
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < size.pixels(); i++) {
                    all[(c * count + f) * size.pixels() + i] = 2 * one[c * size.pixels() + i] - 1;
                }
            }
        }
        return TorchOps.video(Tensor.create(all, 1, 3, count, size.height(), size.width()));
    }

    /** The same windows, all with the usual prompt. */
    Batch telling() {
        List<String> usual = prompts.stream().map(_ -> Prompt.AUTHORS.positive()).toList();
        return new Batch(pictures, lowRes, usual, worse.stream().map(_ -> false).toList());
    }

    /** Of a sharp take, half of the captions say so. */
    private static String caption(Library.Take take, Dice dice) {
        boolean sharp = take.look() == Look.SHARP && !take.caption().contains(SceneMaker.DEFOCUSED);
        return sharp && dice.chance(0.5) ? Look.SHARP.caption(take.caption()) : take.caption();
    }

    /**
     * What frames cannot show is always told of: without the word, a picture is sharp, and nothing
     * is printed over it.
     */
    private static String prompt(Library.Take take, Dice dice) {
        String caption = caption(take, dice);
        if (dice.chance(UNKNOWN)) {
            caption = withUnknown(caption, take.look().told(), dice);
        }
        double kind = take.look().told() ? dice.between(0.2, 1) : dice.between(0, 1);
        if (kind < 0.1) {
            return "";
        }
        if (kind < 0.2) {
            return Prompt.AUTHORS.positive();
        }
        return kind < 0.75 ? Prompt.AUTHORS.saying(caption).positive() : caption;
    }

    /** Before the caption, after it or, if nothing must be told, in its place. */
    private static String withUnknown(String caption, boolean told, Dice dice) {
        String unknown = UnknownWords.draw(dice);
        if (!told && dice.chance(0.5)) {
            return unknown;
        }
        return dice.chance(0.5) ? unknown + ", " + caption : caption + ", " + unknown;
    }

    private static String negative(Dice dice) {
        if (dice.chance(0.5)) {
            return Prompt.AUTHORS.negative();
        }
        List<String> words = List.of(Prompt.AUTHORS.negative().split(", ", -1));
        return dice.of(words) + ", " + dice.of(words);
    }

    private static void means(float[] high, int from, float[] low, int to, int count, int side) {
        int large = side * FACTOR;
        for (int i = 0; i < count; i++) {
            int plane = i / (side * side);
            int y = i / side % side * FACTOR;
            int x = i % side * FACTOR;
            float sum = 0;
            for (int k = 0; k < FACTOR * FACTOR; k++) {
                sum += high[from + (plane * large + y + k / FACTOR) * large + x + k % FACTOR];
            }
            low[to + i] = sum / (FACTOR * FACTOR);
        }
    }

    /** Where a window lies in its clip, and how it is turned. */
    private record Cut(
            Stage stage,
            int frame,
            int y,
            int x,
            boolean backwards,
            boolean mirrored,
            boolean upsideDown,
            boolean turned) {
        static Cut draw(Stage stage, Dice dice) {
            return new Cut(
                    stage,
                    dice.below(PrepareFootage.FRAMES - stage.frames() + 1),
                    dice.below(LOW - stage.side() + 1),
                    dice.below(LOW - stage.side() + 1),
                    dice.chance(0.5),
                    dice.chance(0.5),
                    dice.chance(0.15),
                    dice.chance(0.15));
        }

        Cut upright() {
            return new Cut(stage, frame, y, x, backwards, mirrored, false, false);
        }

        void copy(byte[] clip, int width, int scale, float[] target, int at) {
            int side = stage.side() * scale;
            int frames = stage.frames();
            for (int c = 0; c < 3; c++) {
                for (int f = 0; f < frames; f++) {
                    int source = frame + (backwards ? frames - 1 - f : f);
                    int plane = (source * 3 + c) * width * width;
                    int goal = at + (c * frames + f) * side * side;
                    plane(clip, plane, width, scale, target, goal);
                }
            }
        }

        private void plane(byte[] clip, int from, int width, int scale, float[] target, int to) {
            int side = stage.side() * scale;
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    int v = turned ? column : row;
                    int u = turned ? row : column;
                    int sourceY = y * scale + (upsideDown ? side - 1 - v : v);
                    int sourceX = x * scale + (mirrored ? side - 1 - u : u);
                    int value = clip[from + sourceY * width + sourceX] & 0xff;
                    target[to + row * side + column] = value / 127.5f - 1;
                }
            }
        }
    }
}
