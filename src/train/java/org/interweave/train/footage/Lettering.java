package org.interweave.train.footage;

import org.interweave.degrade.Dice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lettering from strokes, so that no font of the machine is needed: a letter is a few lines on a
 * grid of 4 by 6.
 */
final class Lettering {
    private static final double CELL = 5.6;
    private static final double LINE = 9;

    /** Rows and columns of a sign. */
    private static final int PAGE = 40;

    private static final List<String> WORDS =
            List.of(
                    "STATION",
                    "CAFE",
                    "EXIT",
                    "CINEMA",
                    "1987",
                    "HOTEL",
                    "OPEN",
                    "NEWS",
                    "RADIO",
                    "PARK",
                    "BAKERY",
                    "24H",
                    "TAXI",
                    "LINE 6",
                    "NORTH",
                    "MUSEUM",
                    "PLATFORM",
                    "BOOKS",
                    "GARDEN",
                    "WEAVER",
                    "THE END",
                    "SCENE",
                    "REEL 2",
                    "FILM",
                    "QUAY",
                    "ZONE 3",
                    "VIEW",
                    "JAZZ",
                    "MARKET",
                    "X15",
                    "BRIDGE",
                    "SUMMER",
                    "0451",
                    "KIOSK",
                    "HARBOUR");

    /** Strokes as points, two digits each: column, row. */
    private static final Map<Character, double[][]> LETTERS = letters();

    private final double width;
    private final double slant;
    private final double right;
    private final double down;
    private final List<String> lines;

    /**
     * A page of words.
     *
     * @param dice chooses words, weight and slant
     */
    Lettering(Dice dice) {
        width = dice.between(0.25, 0.7);
        slant = dice.chance(0.3) ? dice.between(-0.1, 0.3) : 0;
        right = 0;
        down = 0;
        lines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lines.add(dice.of(WORDS) + " " + dice.of(WORDS) + " ");
        }
    }

    /**
     * A sign: lines in the middle of an empty page.
     *
     * @param width half the width of a stroke, in grid units
     * @param words one line each, all of an even or all of an odd length
     */
    Lettering(double width, List<String> words) {
        this.width = width;
        slant = 0;
        right = words.getFirst().length() % 2 * CELL / 2;
        down = words.size() % 2 * LINE / 2;
        lines = new ArrayList<>();
        for (int i = 0; i < PAGE; i++) {
            // Rows and columns count from the middle, which the page's corner lies on.
            int row = Math.floorMod(i + words.size() / 2, PAGE);
            String line = row < words.size() ? words.get(row) : "";
            StringBuilder page = new StringBuilder(" ".repeat(PAGE));
            for (int k = 0; k < line.length(); k++) {
                page.setCharAt(Math.floorMod(k - line.length() / 2, PAGE), line.charAt(k));
            }
            lines.add(page.toString());
        }
    }

    /**
     * How much ink is at a place, 0 to 1.
     *
     * @param x grid units to the right, any
     * @param y grid units down, any
     * @param soft grid units over which an edge goes from ink to paper
     */
    double ink(double x, double y, double soft) {
        int row = Pattern.floor((y + down) / LINE);
        double v = y + down - row * LINE - 1.5;
        double along = x + right + slant * v;
        String line = lines.get(Math.floorMod(row, lines.size()));
        int column = Pattern.floor(along / CELL);
        double[][] strokes = LETTERS.get(line.charAt(Math.floorMod(column, line.length())));
        if (strokes == null) {
            return 0;
        }
        double u = along - column * CELL - 0.8;
        double nearest = 9;
        for (double[] s : strokes) {
            nearest = Math.min(nearest, distance(u, v, s));
        }
        return 1 - Pattern.step(width - soft / 2, width + soft / 2, nearest);
    }

    private static double distance(double x, double y, double[] s) {
        double dx = s[2] - s[0];
        double dy = s[3] - s[1];
        double along = ((x - s[0]) * dx + (y - s[1]) * dy) / (dx * dx + dy * dy);
        double t = Math.min(1, Math.max(0, along));
        double ex = x - s[0] - t * dx;
        double ey = y - s[1] - t * dy;
        return Math.sqrt(ex * ex + ey * ey);
    }

    private static Map<Character, double[][]> letters() {
        String table =
                "A062046 1434,B0600304142330333444536"
                    + " 3606,C4130100105163645,D06003041453606,E40000646 0333,F400006"
                    + " 0333,G41301001051636454323,H0006 4046 0343,I2026,J4045361605,K0006"
                    + " 400346,L000646,M0600234046,N06004640,O103041453616050110,P06003041423303,Q103041453616050110"
                    + " 3446,R06003041423303 2346,S413010010213334445361605,T0040"
                    + " 2026,U000516364540,V002640,W0016233640,X0046 4006,Y002340"
                    + " 2326,Z00400646,0103041453616050110,1112026,201103041420646,3011030414233"
                    + " 334445361605 1333,43036 300444,"
                    + "5400002324345361605,6413010010516364544331304,7004016,8103041423313020110"
                    + " 130405163645443313,9053616 364541301001021333";
        Map<Character, double[][]> letters = new TreeMap<>();
        for (String entry : table.split(",", -1)) {
            List<double[]> strokes = new ArrayList<>();
            for (String stroke : entry.substring(1).split(" ", -1)) {
                for (int i = 0; i + 4 <= stroke.length(); i += 2) {
                    double[] s = new double[4];
                    for (int k = 0; k < 4; k++) {
                        s[k] = stroke.charAt(i + k) - '0';
                    }
                    if (s[0] != s[2] || s[1] != s[3]) {
                        strokes.add(s);
                    }
                }
            }
            letters.put(entry.charAt(0), strokes.toArray(double[][]::new));
        }
        return letters;
    }
}
