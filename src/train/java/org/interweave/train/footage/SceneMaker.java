package org.interweave.train.footage;

import org.interweave.degrade.Dice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Composes scenes of four kinds: dead leaves, objects, streets and landscapes. */
public final class SceneMaker {
    /** In the caption of a scene of which only a part is sharp. */
    public static final String DEFOCUSED = "out of focus";

    private static final List<Family> STREET =
            List.of(
                    Family.BRICKS,
                    Family.WINDOWS,
                    Family.LETTERING,
                    Family.PLAIN,
                    Family.STRIPES,
                    Family.RUST,
                    Family.WOOD);
    private static final List<Family> LAND =
            List.of(
                    Family.GRASS,
                    Family.FOLIAGE,
                    Family.STONES,
                    Family.WATER,
                    Family.GRAVEL,
                    Family.RUST);
    private static final List<Outline> LEAVES =
            List.of(
                    Outline.DISC,
                    Outline.BOX,
                    Outline.POLYGON,
                    Outline.STAR,
                    Outline.BLOB,
                    Outline.BLADE,
                    Outline.RING);

    private final Dice dice;
    private final Palette palette;
    private final double halfWidth;
    private final double halfHeight;
    private final double defocus;
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Family> families = new ArrayList<>();

    /**
     * @param width of the picture, in pixels of the scene; {@code height} likewise
     */
    SceneMaker(Dice dice, double width, double height) {
        this.dice = dice;
        halfWidth = width / 2;
        halfHeight = height / 2;
        palette = dice.of(List.of(Palette.values()));
        defocus = dice.chance(0.35) ? dice.between(2, 9) : 0;
    }

    Scene scene() {
        Family behind =
                switch (dice.below(6)) {
                    case 0, 1 -> deadLeaves();
                    case 2, 3 -> objects();
                    case 4 -> street();
                    default -> landscape();
                };
        Camera camera = Camera.random(dice);
        return new Scene(
                caption(behind, camera),
                camera,
                leaves,
                new Texture(behind, palette, dice),
                dice.chance(0.5) ? dice.between(0, 0.9) : 0,
                dice.between(0.8, 1.2),
                0.3 * dice.normal() * 0.7,
                0.3 * dice.normal() * 0.7);
    }

    private Family deadLeaves() {
        int kinds = 1 + dice.below(4);
        for (int i = 0; i < kinds; i++) {
            families.add(dice.of(List.of(Family.values())));
        }
        int count = 60 + dice.below(260);
        double smallest = dice.scaleBetween(5, 16);
        boolean moving = dice.chance(0.5);
        Outline shape = dice.of(LEAVES);
        boolean mixed = dice.chance(0.6);
        for (int i = 0; i < count; i++) {
            // Areas as in photographs: as many leaves above any size as the size squared is small.
            double size = smallest / Math.sqrt(dice.between(0.012, 1));
            leaf(
                    mixed ? dice.of(LEAVES) : shape,
                    dice.of(families),
                    size,
                    moving && dice.chance(0.4));
        }
        return dice.of(List.of(Family.values()));
    }

    private Family objects() {
        int count = 3 + dice.below(12);
        for (int i = 0; i < count; i++) {
            Family family = dice.of(List.of(Family.values()));
            families.add(family);
            leaf(dice.of(LEAVES), family, dice.scaleBetween(12, 80), dice.chance(0.6));
        }
        return dice.of(List.of(Family.values()));
    }

    private Family street() {
        int count = 5 + dice.below(10);
        for (int i = 0; i < count; i++) {
            Family family = i < 2 ? Family.LETTERING : dice.of(STREET);
            families.add(family);
            double size = dice.scaleBetween(20, 110);
            double slim = family == Family.LETTERING ? dice.between(1.5, 3) : dice.between(0.5, 2);
            Outline.Form form = new Outline.Form(slim, 4, dice.below(1 << 20));
            Leaf.Place place =
                    new Leaf.Place(
                            dice.between(-1.2, 1.2) * halfWidth,
                            dice.between(-1.1, 1.1) * halfHeight,
                            size,
                            0.05 * dice.normal(),
                            dice.chance(0.2) ? 2 * dice.normal() : 0,
                            0,
                            0,
                            1.2 - 0.6 * i / count);
            leaves.add(
                    new Leaf(
                            place,
                            Outline.BOX,
                            form,
                            new Texture(family, palette, dice),
                            blur(place.near()),
                            0,
                            dice.chance(0.5) ? dice.between(0.2, 0.6) : 0));
        }
        return dice.chance(0.5) ? Family.CLOUDS : Family.BRICKS;
    }

    private Family landscape() {
        int few = dice.below(8);
        for (int i = 0; i < few; i++) {
            Family family = dice.of(LAND);
            leaf(dice.of(LEAVES), family, dice.scaleBetween(6, 40), dice.chance(0.5));
        }
        int hills = 2 + dice.below(4);
        for (int i = 0; i < hills; i++) {
            Family family = dice.of(LAND);
            families.add(family);
            double top = halfHeight * (0.8 - 1.3 * i / hills);
            double size = halfHeight;
            Leaf.Place place =
                    new Leaf.Place(
                            0,
                            top + size,
                            size,
                            0.03 * dice.normal(),
                            0,
                            0,
                            0,
                            1 - 0.7 * i / hills);
            leaves.add(
                    new Leaf(
                            place,
                            Outline.HILL,
                            new Outline.Form(dice.between(0.3, 1.5), 3, dice.below(1 << 20)),
                            new Texture(
                                    family,
                                    i == 0 ? palette : dice.chance(0.5) ? palette : Palette.GREEN,
                                    dice),
                            blur(place.near()),
                            0,
                            0));
        }
        return dice.chance(0.7) ? Family.CLOUDS : Family.PLAIN;
    }

    private void leaf(Outline outline, Family family, double size, boolean moving) {
        double near = dice.between(0.5, 1.3);
        Leaf.Place place =
                new Leaf.Place(
                        dice.between(-1.3, 1.3) * halfWidth,
                        dice.between(-1.2, 1.2) * halfHeight,
                        size,
                        family.upright && dice.chance(0.7)
                                ? 0.1 * dice.normal()
                                : dice.between(-Math.PI, Math.PI),
                        moving ? 2.2 * dice.normal() : 0,
                        moving ? 1.5 * dice.normal() : 0,
                        moving ? 0.03 * dice.normal() : 0,
                        near);
        leaves.add(
                new Leaf(
                        place,
                        outline,
                        new Outline.Form(
                                dice.between(1, 4), 3 + dice.below(6), dice.below(1 << 20)),
                        new Texture(family, dice.chance(0.15) ? Palette.VIVID : palette, dice),
                        blur(near),
                        dice.chance(0.5) ? dice.between(0.1, 0.7) : 0,
                        dice.chance(0.5) ? dice.between(0.1, 0.6) : 0));
    }

    private double blur(double near) {
        return defocus * Math.abs(near - 0.9);
    }

    private String caption(Family behind, Camera camera) {
        Set<String> seen =
                families.stream()
                        .limit(3)
                        .map(f -> f.words)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        seen.add(behind.words);
        return String.join(", ", seen)
                + ", "
                + palette.word
                + ", "
                + camera.words()
                + (defocus > 0 ? ", " + DEFOCUSED : "");
    }
}
