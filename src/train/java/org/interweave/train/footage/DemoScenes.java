package org.interweave.train.footage;

import org.interweave.frame.Picture;
import org.interweave.frame.Size;

import java.util.ArrayList;
import java.util.List;

/** The shots of the demo film: composed by hand, of the same materials as the endless footage. */
public final class DemoScenes {
    private static final Size SIZE = new Size(640, 360);
    private static final Lettering BLANK = new Lettering(0.5, List.of(""));

    private final List<Leaf> leaves = new ArrayList<>();
    private int seed;

    private DemoScenes(int seed) {
        this.seed = seed;
    }

    /** The film's shots, in order; each of as many frames, 640x360. */
    public static List<Footage.Clip> shots(int frames) {
        List<Footage.Clip> shots = new ArrayList<>();
        for (Scene scene : List.of(harbour(), street(), garden(), table(), ending())) {
            List<Picture> pictures = new ArrayList<>();
            for (int i = 0; i < frames; i++) {
                pictures.add(scene.frame(i - frames / 2.0, SIZE, 1));
            }
            shots.add(new Footage.Clip(pictures, scene.caption()));
        }
        return shots;
    }

    private static Scene harbour() {
        DemoScenes s = new DemoScenes(100);
        Texture sail = s.paint(Family.WEAVE, 5, "f4ead2", "fff8e8");
        Texture hull = s.paint(Family.WOOD, 9, "40200f", "8a4a22");
        s.add(Outline.BLADE, -20, 104, 52, 2.2, 0.9, 0, hull, 0.2);
        s.add(Outline.BOX, -20, 40, 60, 30, 0.9, Math.PI / 2, hull, 0);
        s.add(Outline.BLADE, -4, 42, 50, 1.1, 0.9, 1.35, sail, 0.3);
        s.add(Outline.BLADE, -38, 52, 40, 1.3, 0.9, 1.8, sail, 0.3);
        s.hill(98, 1.1, 1.4, s.paint(Family.STONES, 16, "1d1b24", "4a3f3d", "8d6a55"));
        s.hill(-12, 0.5, 0.02, s.paint(Family.WATER, 26, "1b2f57", "3d5f8c", "f0a35e", "ffe1a8"));
        s.hill(-26, 0.25, 0.9, s.paint(Family.FOLIAGE, 7, "1a1f3a", "2d3a5c", "4b4f74"));
        s.hill(-70, 0.12, 0.5, s.paint(Family.RUST, 40, "3f3a66", "5d4d80"));
        Texture sun = s.paint(Family.PLAIN, 90, "ffd98a", "fff3cf");
        s.add(Outline.DISC, 140, -42, 36, 1, 0.04, 0, sun, 0);
        Texture sky = s.paint(Family.CLOUDS, 95, "4b3a78", "a0507f", "f08a5a", "ffd9a0");
        return s.scene(
                "a sailing boat on water at sunset, hills and clouds",
                new Camera(-1.5, 0, 0, 0, 0, 1),
                sky);
    }

    private static Scene street() {
        DemoScenes s = new DemoScenes(200);
        s.sign(-150, -60, 118, 3.1, 26, "f6d447", "7b1620", "CINEMA");
        s.sign(120, -105, 60, 1.9, 22, "f2efe6", "1c3d6e", "CAFE");
        s.sign(232, 30, 46, 1.0, 17, "1f6b45", "f3f0dc", "EXIT", "24H ");
        Texture window = s.paint(Family.WINDOWS, 38, "1d2833", "5e7d91", "ffd27a", "fff0c0");
        s.add(Outline.BOX, 120, 60, 66, 1.0, 0.85, 0, window, 0.3);
        s.add(
                Outline.BOX,
                -160,
                110,
                96,
                1.5,
                0.9,
                0,
                s.paint(Family.STRIPES, 19, "c63b34", "f4efe2"),
                0.4);
        s.hill(92, 1, 0.01, s.paint(Family.GRAVEL, 6, "2b2b31", "55565c", "85868a"));
        Texture wall = s.paint(Family.BRICKS, 21, "5e2418", "94402a", "b9674a", "d8c8b6");
        return s.scene(
                "a street with a brick wall, shop signs and windows",
                new Camera(2.2, 0, 0, 0, 1.2, 2),
                wall);
    }

    private static Scene garden() {
        DemoScenes s = new DemoScenes(300);
        double[][] flowers = {
            {-210, 60, 52, 7},
            {-90, -50, 40, 6},
            {60, 70, 60, 8},
            {190, -30, 46, 5},
            {-10, -120, 30, 6},
            {250, 110, 38, 7},
            {-270, -90, 34, 5}
        };
        String[][] colours = {
            {"c2264b", "f4718c"},
            {"e9a51d", "ffe27a"},
            {"8a3fb0", "d79af0"},
            {"f3f0ff", "ffffff"},
            {"e2582c", "ffb37a"},
            {"d0307e", "ff9ccb"},
            {"3f6fd0", "a9ccff"}
        };
        for (int i = 0; i < flowers.length; i++) {
            double[] f = flowers[i];
            Texture heart = s.paint(Family.DOTS, 7, "5a3208", "f0c23a");
            s.spun(Outline.DISC, f, 0.26, 0, heart, 1);
            Texture petals = s.paint(Family.FUR, 5, colours[i][0], colours[i][1]);
            s.spun(Outline.STAR, f, 1, i % 2 == 0 ? 0.006 : -0.008, petals, (int) f[3]);
        }
        for (int i = 0; i < 9; i++) {
            double angle = 2.4 * i;
            Texture leaf = s.paint(Family.WOOD, 10, "1f5a24", "4f9a3a", "8cc85a");
            s.add(
                    Outline.BLADE,
                    260 * Math.cos(angle),
                    130 * Math.sin(angle),
                    70,
                    2,
                    0.8,
                    angle,
                    leaf,
                    0.4);
        }
        Texture grass = s.paint(Family.GRASS, 5, "123a14", "2f7a2a", "7ab84a");
        return s.scene(
                "colourful flowers and leaves in grass",
                new Camera(0.3, 0.2, 0.006, 0.002, 0, 3),
                grass);
    }

    private static Scene table() {
        DemoScenes s = new DemoScenes(400);
        s.rolling(-170, 40, 62, 4.0, s.paint(Family.STRIPES, 22, "1d4fa0", "f6f3ea"));
        s.rolling(150, -50, 48, -3.2, s.paint(Family.MARBLE, 34, "7a1f18", "d8603a", "ffd9b0"));
        s.rolling(60, 110, 36, -4.6, s.paint(Family.CHECKS, 16, "164f2e", "f0c83c"));
        s.add(
                Outline.RING,
                -60,
                -95,
                58,
                1,
                1,
                0,
                s.paint(Family.WOOD, 12, "6b3f1d", "c98d52"),
                0.5);
        s.add(
                Outline.BOX,
                205,
                105,
                84,
                1.4,
                1,
                -0.2,
                s.paint(Family.WEAVE, 9, "8a6d3f", "e6d2a4"),
                0.4);
        s.sign(-230, -110, 60, 1.3, 17, "fbf7ea", "2a2a30", "REEL", "NO 7");
        Texture cloth = s.paint(Family.CHECKS, 44, "b8322e", "f4eee2");
        return s.scene(
                "striped balls rolling over a checked tablecloth",
                new Camera(0, 0, 0, 0, 0, 4),
                cloth);
    }

    private static Scene ending() {
        DemoScenes s = new DemoScenes(500);
        s.sign(0, -10, 190, 2.3, 44, "2a1420", "f7e3a6", "THE", "END");
        s.add(
                Outline.BOX,
                0,
                -10,
                204,
                2.15,
                1,
                0,
                s.paint(Family.RUST, 30, "8c6a22", "f0d27a"),
                0.6);
        Texture curtain = s.paint(Family.WOOD, 34, Math.PI / 2, "3a0610", "7c1020", "c22a34");
        return s.scene(
                "a sign that says the end before a red curtain",
                new Camera(0, 0, -0.007, 0, 0, 5),
                curtain);
    }

    private Scene scene(String caption, Camera camera, Texture behind) {
        return new Scene(caption, camera, leaves, behind, 0.5, 1, 0.05, 0.06);
    }

    /** A surface with colours from dark to light, as hexadecimal numbers. */
    private Texture paint(Family family, double feature, String... colours) {
        return paint(family, feature, 0, colours);
    }

    private Texture paint(Family family, double feature, double turn, String... colours) {
        List<float[]> ramp = new ArrayList<>();
        for (String colour : colours) {
            ramp.add(rgb(colour));
        }
        return new Texture(family, seed++, feature, turn, ramp, rgb("000000"), BLANK);
    }

    private static float[] rgb(String colour) {
        int number = Integer.parseInt(colour, 16);
        return new float[] {
            (number >> 16) / 255f, (number >> 8 & 0xff) / 255f, (number & 0xff) / 255f
        };
    }

    private void add(
            Outline outline,
            double x,
            double y,
            double size,
            double stretch,
            double near,
            double angle,
            Texture texture,
            double shadow) {
        Leaf.Place place = new Leaf.Place(x, y, size, angle, 0, 0, 0, near);
        leaves.add(
                new Leaf(
                        place,
                        outline,
                        new Outline.Form(stretch, 4, seed),
                        texture,
                        0.8,
                        0.15,
                        shadow));
    }

    private void sign(
            double x,
            double y,
            double size,
            double stretch,
            double letter,
            String paper,
            String ink,
            String... words) {
        Lettering lettering = new Lettering(0.55, List.of(words));
        List<float[]> ramp = List.of(rgb(paper), rgb(paper));
        Texture texture =
                new Texture(Family.LETTERING, seed++, letter, 0, ramp, rgb(ink), lettering);
        add(Outline.BOX, x, y, size, stretch, 0.95, 0, texture, 0.5);
    }

    private void spun(
            Outline outline,
            double[] place,
            double share,
            double spin,
            Texture texture,
            int corners) {
        Leaf.Place at =
                new Leaf.Place(place[0], place[1], share * place[2], 0.4 * corners, 0, 0, spin, 1);
        leaves.add(
                new Leaf(
                        at,
                        outline,
                        new Outline.Form(1, corners, seed),
                        texture,
                        0.8,
                        0.35,
                        share < 1 ? 0.3 : 0.5));
    }

    private void rolling(double x, double y, double size, double speed, Texture texture) {
        Leaf.Place at = new Leaf.Place(x, y, size, 0.5, speed, 0, speed / size, 1);
        leaves.add(
                new Leaf(at, Outline.DISC, new Outline.Form(1, 4, seed), texture, 0.8, 0.5, 0.55));
    }

    private void hill(double top, double near, double ragged, Texture texture) {
        double size = SIZE.height() / 2.0;
        Leaf.Place place = new Leaf.Place(0, top + size, size, 0, 0, 0, 0, near);
        leaves.add(
                new Leaf(
                        place,
                        Outline.HILL,
                        new Outline.Form(ragged, 3, seed),
                        texture,
                        0.8,
                        0,
                        0));
    }
}
