package org.interweave.train.footage;

import static org.interweave.train.footage.Pattern.fade;
import static org.interweave.train.footage.Pattern.floor;
import static org.interweave.train.footage.Pattern.fractal;
import static org.interweave.train.footage.Pattern.hash;
import static org.interweave.train.footage.Pattern.mix;
import static org.interweave.train.footage.Pattern.step;
import static org.interweave.train.footage.Pattern.value;

/**
 * Families of texture. Each gives a tone from 0 (darkest colour) to 1 (lightest) for a place in
 * units of its own features.
 */
enum Family {
    PLAIN("a smooth surface", 60, 300, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            return 0.5 + 0.35 * Math.sin(u) + 0.1 * (value(u * 3, v * 3, t.seed()) - 0.5);
        }
    },
    CLOUDS("clouds", 20, 120, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            return fractal(u + 0.01 * time, v, 6, new Pattern.Look(t.roughness(), b, t.seed()));
        }
    },
    MARBLE("marble", 15, 70, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double warp = fractal(u, v, 5, new Pattern.Look(0.55, b, t.seed()));
            return 0.5 + 0.5 * fade(b * 0.6) * Math.sin(3 * u + 9 * warp);
        }
    },
    WOOD("wood", 6, 24, true) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double ring = v + 2.5 * value(u * 0.05, v * 0.25, t.seed());
            double fibre = value(u * 0.4, v * 6, t.seed() + 1) - 0.5;
            return 0.5 + 0.4 * fade(b) * Math.sin(2 * Math.PI * ring) + 0.5 * fade(b * 5) * fibre;
        }
    },
    STRIPES("stripes", 4, 30, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double phase = u - floor(u);
            double soft = Math.max(0.03, b);
            double edge = step(0.25 - soft / 2, 0.25 + soft / 2, Math.abs(phase - 0.5));
            return mix(0.5, edge, fade(b * 0.7));
        }
    },
    CHECKS("checked cloth", 6, 30, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double across = Math.sin(Math.PI * u) > 0 ? 1 : 0;
            double down = Math.sin(Math.PI * v) > 0 ? 1 : 0;
            double thread = Math.sin(20 * u) * Math.sin(20 * v) * 0.12 * fade(b * 4);
            return mix(0.5, (across + down) / 2, fade(b * 0.7)) + thread;
        }
    },
    BRICKS("a brick wall", 8, 30, true) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            int row = floor(v);
            double along = u / 2.2 + 0.5 * (row & 1);
            int brick = floor(along);
            double edge =
                    Math.min(
                            2.2 * Math.min(along - brick, brick + 1 - along),
                            Math.min(v - row, row + 1 - v));
            double soft = Math.max(0.06, b);
            double inside = step(0.07 - soft / 2, 0.07 + soft / 2, edge) * fade(b * 0.5);
            double own = 0.25 + 0.45 * hash(brick, row, t.seed());
            double rough = 0.3 * fade(b * 5) * (value(u * 7, v * 7, t.seed()) - 0.5);
            return mix(0.95, own + rough, mix(0.8, inside, fade(b * 0.5)));
        }
    },
    STONES("stones", 8, 40, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            Pattern.Cell cell = Pattern.cell(u, v, t.seed());
            double gap = cell.second() - cell.first();
            double soft = Math.max(0.08, b);
            double body = 0.3 + 0.6 * cell.name() - 0.25 * cell.first();
            double rough = 0.35 * fade(b * 6) * (value(u * 8, v * 8, t.seed()) - 0.5);
            return mix(0.45, (body + rough) * step(0.02, 0.05 + soft, gap), fade(b * 0.6));
        }
    },
    GRAVEL("gravel", 3, 9, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            Pattern.Cell cell = Pattern.cell(u, v, t.seed());
            return mix(0.5, cell.name() * 1.1 - 0.5 * cell.first() + 0.15, fade(b * 0.5));
        }
    },
    GRASS("grass", 2.2, 7, true) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double bend = 1.8 * value(u * 0.12, v * 0.06, t.seed() + 3);
            double sway = 0.25 * Math.sin(0.3 * time + u * 0.2);
            double blade = value(u + bend + sway, v * 0.13, t.seed());
            double fine = value(u * 2.1 + bend + sway, v * 0.21, t.seed() + 1);
            double light = value(u * 0.1, v * 0.1, t.seed() + 2) - 0.5;
            return 0.5
                    + 1.2 * fade(b * 0.5) * (blade - 0.5)
                    + 0.7 * fade(b) * (fine - 0.5)
                    + 0.5 * light;
        }
    },
    FUR("fur", 1.6, 5, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double warp = 3 * value(u * 0.05, v * 0.05, t.seed() + 3);
            double hair = value(u + 2 * warp, v * 0.1 + warp, t.seed());
            double coat = fractal(u * 0.05, v * 0.05, 3, new Pattern.Look(0.5, 0, t.seed() + 5));
            return coat + 0.9 * fade(b * 0.5) * (hair - 0.5);
        }
    },
    WATER("water", 8, 40, true) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double sum = 0;
            for (int i = 0; i < 5; i++) {
                double a = hash(i, 1, t.seed()) * 1.2 - 0.6;
                double f = 1.3 + 1.1 * i;
                double wave = f * (v * 1.6 + a * u) + hash(i, 2, t.seed()) * 6 + time * 0.12 * f;
                double warp = 1.6 * value(u * 0.7, v * 0.7 + 0.02 * time, t.seed() + i);
                sum += fade(b * f * 0.3) * Math.sin(wave + warp) / (1 + 0.6 * i);
            }
            double glint = Math.max(0, sum - 1.1);
            return 0.42 + 0.2 * sum + 0.6 * glint;
        }
    },
    DOTS("dots", 5, 24, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double x = u - floor(u) - 0.5;
            double y = v - floor(v) - 0.5;
            double soft = Math.max(0.06, b);
            double dot = 1 - step(0.3 - soft / 2, 0.3 + soft / 2, Math.sqrt(x * x + y * y));
            return mix(0.3, dot, fade(b * 0.6));
        }
    },
    WEAVE("woven fabric", 3, 12, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            boolean over = ((floor(u) + floor(v)) & 1) == 0;
            double across = over ? u - floor(u) : v - floor(v);
            double along = over ? v - floor(v) : u - floor(u);
            double round = 1 - 2.4 * (across - 0.5) * (across - 0.5);
            double dip = 1 - 1.2 * (along - 0.5) * (along - 0.5);
            double own = 0.2 * (hash(over ? floor(u) : floor(v), over ? 1 : 2, t.seed()) - 0.5);
            return mix(0.5, round * dip * (over ? 0.9 : 0.65) + own, fade(b * 0.6));
        }
    },
    FOLIAGE("leaves", 5, 22, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double tone = 0.1;
            for (int layer = 0; layer < 3; layer++) {
                double sway = 0.08 * Math.sin(0.25 * time + layer + 0.3 * u);
                double x = u * (1 + 0.15 * layer) + 17 * layer + sway;
                double y = v * (1 + 0.15 * layer) + 31 * layer;
                int ix = floor(x);
                int iy = floor(y);
                double turn = Math.PI * hash(ix, iy, t.seed() + layer);
                double dx = x - ix - 0.5 + 0.4 * (hash(ix, iy, t.seed() + 8 + layer) - 0.5);
                double dy = y - iy - 0.5 + 0.4 * (hash(ix, iy, t.seed() + 9 + layer) - 0.5);
                double along = dx * Math.cos(turn) + dy * Math.sin(turn);
                double across = -dx * Math.sin(turn) + dy * Math.cos(turn);
                double width = 0.24 * (1 - 4 * along * along);
                double soft = Math.max(0.05, b);
                double inside = step(-soft / 2, soft / 2, width - Math.abs(across));
                double light = hash(ix, iy, t.seed() + 20 + layer);
                double vein = 0.12 * fade(b * 4) * (Math.abs(across) < 0.02 ? 1 : 0);
                tone = mix(tone, 0.2 + 0.25 * layer + 0.35 * light + vein + across, inside);
            }
            return mix(0.5, tone, fade(b * 0.4));
        }
    },
    WINDOWS("a building with windows", 12, 40, true) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            int column = floor(u);
            int row = floor(v * 0.8);
            double x = Math.abs(u - column - 0.5);
            double y = Math.abs(v * 0.8 - row - 0.5);
            double soft = Math.max(0.05, b);
            double pane = step(-soft / 2, soft / 2, 0.3 - x) * step(-soft / 2, soft / 2, 0.34 - y);
            double bar = step(0, soft, Math.min(x, y) - 0.02);
            double lit = hash(column, row, t.seed());
            double wall = 0.55 + 0.2 * fade(b * 3) * (value(u * 5, v * 5, t.seed()) - 0.5);
            return mix(wall, lit * mix(0.6, 1, bar) + 0.2 * (0.3 - x), pane * fade(b * 0.4));
        }
    },
    LETTERING("lettering", 12, 60, true) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            return 0.6 + 0.5 * (value(u * 0.2, v * 0.2, t.seed()) - 0.5);
        }
    },
    RUST("a worn surface", 12, 60, false) {
        @Override
        double tone(Texture t, double u, double v, double b, double time) {
            double patch = fractal(u, v, 6, new Pattern.Look(0.7, b, t.seed()));
            double edge = step(0.46, 0.54, patch);
            double rough = fractal(u * 6, v * 6, 3, new Pattern.Look(0.7, b * 6, t.seed() + 4));
            return mix(0.75 + 0.3 * (rough - 0.5), 0.25 + 0.5 * (rough - 0.5), edge);
        }
    };

    /** For the caption. */
    final String words;

    /** Pixels of one feature, least and most. */
    final double smallest;

    final double largest;

    /** Whether it stands roughly level, as walls and letters do. */
    final boolean upright;

    Family(String words, double smallest, double largest, boolean upright) {
        this.words = words;
        this.smallest = smallest;
        this.largest = largest;
        this.upright = upright;
    }

    /** The tone at a place, time in frames; {@code b} is the blur in features. */
    abstract double tone(Texture t, double u, double v, double b, double time);
}
