package org.interweave.degrade;

import org.interweave.frame.Jpeg;
import org.interweave.frame.Picture;
import org.interweave.frame.Size;
import org.interweave.media.FrameStage;
import org.interweave.media.LossyCodec;
import org.interweave.media.LossyRoundTrip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one seed does to a clip: a chain of stages, drawn once and the same for every frame.
 *
 * <p>Second order as in Wang et al., "Real-ESRGAN" (ICCVW 2021), with video compression as in Chan
 * et al., "RealBasicVSR" (CVPR 2022). Frames come out a quarter as large each way, rounded up.
 */
public final class Degradation implements FrameStage {
    /** How many times smaller the frames become. */
    public static final int FACTOR = 4;

    private static final List<Resize> QUICK = List.of(Resize.AREA, Resize.BILINEAR, Resize.BICUBIC);

    private final List<FrameStage> stages = new ArrayList<>();
    private final Size target;
    private Size size;

    private Degradation(Size size) {
        this.size = size;
        target = reduced(size);
    }

    /**
     * The chain of a seed.
     *
     * @param size of every frame, at least 64 each way
     */
    public static Degradation open(Level level, long seed, Size size) {
        Degradation chain = new Degradation(size);
        Dice dice = new Dice(seed);
        switch (level) {
            case SIMPLE -> chain.simple(dice);
            case COMPLEX -> chain.complex(dice);
        }
        return chain;
    }

    /** The size of what comes out. */
    public static Size reduced(Size size) {
        return new Size(Math.ceilDiv(size.width(), FACTOR), Math.ceilDiv(size.height(), FACTOR));
    }

    /** A whole clip at once. */
    public static List<Picture> apply(Level level, long seed, List<Picture> clip) {
        List<Picture> result = new ArrayList<>();
        try (Degradation chain = open(level, seed, clip.getFirst().size())) {
            for (Picture frame : clip) {
                chain.push(frame, result::add);
            }
            chain.finish(result::add);
        }
        return result;
    }

    private void simple(Dice dice) {
        double width = dice.between(0.4, 1.6);
        blur(Blur.gaussian(width, width, 0));
        resize(Resize.SMOOTH_BICUBIC, target);
    }

    private void complex(Dice dice) {
        blur(kernel(dice, 0.3, 2.6));
        if (dice.chance(0.6)) {
            resize(dice.of(QUICK), between(dice, 0.5, 1));
        }
        worsen(dice, 0.09);
        if (dice.chance(0.7)) {
            blur(kernel(dice, 0.2, 1.4));
        }
        resize(dice.of(QUICK), between(dice, 0.25, 0.4));
        List<Runnable> last = new ArrayList<>();
        last.add(() -> worsen(dice, 0.05));
        last.add(() -> resize(dice.of(QUICK), target));
        last.add(
                () -> {
                    if (dice.chance(0.4)) {
                        blur(Blur.sinc(dice.between(1.6, Math.PI)));
                    }
                });
        shuffle(dice, last);
        last.forEach(Runnable::run);
        resize(Resize.BICUBIC, target);
    }

    /** A size between shares of the original's. */
    private Size between(Dice dice, double low, double high) {
        double share = dice.between(low, high);
        int width = (int) Math.rint(target.width() * FACTOR * share);
        int height = (int) Math.rint(target.height() * FACTOR * share);
        return new Size(Math.max(16, width), Math.max(16, height));
    }

    /** Noise, JPEG and video compression, in any order, each or not. */
    private void worsen(Dice dice, double noise) {
        List<Runnable> kinds = new ArrayList<>();
        kinds.add(
                () -> {
                    if (dice.chance(0.75)) {
                        stages.add(new Noise(noise(dice, noise), new Dice(dice.seed())));
                    }
                });
        kinds.add(
                () -> {
                    if (dice.chance(0.4)) {
                        int quality = 35 + dice.below(61);
                        stages.add(new PerFrame(p -> Jpeg.roundTrip(p, quality)));
                    }
                });
        kinds.add(
                () -> {
                    if (dice.chance(0.5) && Math.min(size.width(), size.height()) >= 16) {
                        LossyCodec codec =
                                dice.chance(0.5)
                                        ? new LossyCodec.Mpeg4(2 + dice.below(9))
                                        : new LossyCodec.H264(20 + dice.below(17));
                        stages.add(new LossyRoundTrip(size, codec));
                    }
                });
        shuffle(dice, kinds);
        kinds.forEach(Runnable::run);
    }

    private static Noise.Kind noise(Dice dice, double most) {
        return new Noise.Kind(
                dice.scaleBetween(0.004, most),
                dice.chance(0.4),
                dice.chance(0.4),
                dice.chance(0.3) ? dice.between(0.3, 0.9) : 0);
    }

    private static Blur kernel(Dice dice, double least, double most) {
        if (dice.chance(0.1)) {
            return Blur.sinc(dice.between(Math.PI / 3, Math.PI));
        }
        double along = dice.between(least, most);
        double across = dice.chance(0.5) ? along : dice.between(least, most);
        return Blur.gaussian(along, across, dice.between(0, Math.PI));
    }

    private static void shuffle(Dice dice, List<Runnable> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, dice.below(i + 1));
        }
    }

    private void blur(Blur blur) {
        stages.add(new PerFrame(blur::apply));
    }

    private void resize(Resize kind, Size to) {
        stages.add(new PerFrame(p -> kind.apply(p, to)));
        size = to;
    }

    @Override
    public void push(Picture frame, Consumer<Picture> next) {
        push(0, frame, next);
    }

    private void push(int stage, Picture frame, Consumer<Picture> next) {
        if (stage == stages.size()) {
            next.accept(frame);
        } else {
            stages.get(stage).push(frame, p -> push(stage + 1, p, next));
        }
    }

    @Override
    public void finish(Consumer<Picture> next) {
        for (int i = 0; i < stages.size(); i++) {
            int after = i + 1;
            stages.get(i).finish(p -> push(after, p, next));
        }
    }

    @Override
    public void close() {
        stages.forEach(FrameStage::close);
    }
}
