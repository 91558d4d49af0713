package org.interweave.train.footage;

/** Shapes of about radius 1, given by how far outside (positive) or inside a place is. */
enum Outline {
    DISC {
        @Override
        double outside(double x, double y, Form form) {
            return Math.sqrt(x * x + y * y * form.stretch()) - 1;
        }
    },
    BOX {
        @Override
        double outside(double x, double y, Form form) {
            return Math.max(Math.abs(x) - 1, Math.abs(y) - 1 / form.stretch());
        }
    },
    POLYGON {
        @Override
        double outside(double x, double y, Form form) {
            double far = -9;
            for (int i = 0; i < form.corners(); i++) {
                double angle =
                        2 * Math.PI * (i + 0.6 * Pattern.hash(i, 3, form.seed())) / form.corners();
                double reach = 0.6 + 0.4 * Pattern.hash(i, 4, form.seed());
                far = Math.max(far, x * Math.cos(angle) + y * Math.sin(angle) - reach);
            }
            return Math.max(far, Math.abs(x) + Math.abs(y) - 1.4);
        }
    },
    STAR {
        @Override
        double outside(double x, double y, Form form) {
            double angle = Math.atan2(y, x);
            return Math.sqrt(x * x + y * y) - 0.68 - 0.3 * Math.cos(angle * form.corners());
        }
    },
    BLOB {
        @Override
        double outside(double x, double y, Form form) {
            double r = Math.sqrt(x * x + y * y);
            double c = x / (r + 1e-9);
            double s = y / (r + 1e-9);
            double wave = Pattern.value(5 + 1.7 * c, 5 + 1.7 * s, form.seed());
            double fine = Pattern.value(9 + 6 * c, 9 + 6 * s, form.seed() + 1);
            return r - 0.5 - 0.4 * wave - 0.12 * fine;
        }
    },
    BLADE {
        @Override
        double outside(double x, double y, Form form) {
            double width = (1 - x * x) / (1.5 * form.stretch());
            return Math.max(Math.abs(y) - width, Math.abs(x) - 1);
        }
    },
    RING {
        @Override
        double outside(double x, double y, Form form) {
            return Math.abs(Math.sqrt(x * x + y * y) - 0.78) - 0.2;
        }
    },
    /** Everything below a ragged line; as wide as a scene. */
    HILL {
        @Override
        double outside(double x, double y, Form form) {
            double ridge =
                    0.5 * Pattern.value(x * form.stretch() + 40, 0.5, form.seed())
                            + 0.12 * Pattern.value(x * 5 * form.stretch() + 40, 3.5, form.seed())
                            + 0.03 * Pattern.value(x * 30 * form.stretch() + 40, 7.5, form.seed());
            return -1 + ridge - y;
        }
    };

    /**
     * What makes a shape of a kind its own.
     *
     * @param stretch how slim, at least 1
     * @param corners of polygons and stars
     */
    record Form(double stretch, int corners, int seed) {}

    /** The distance outside, in radii; exact only near the edge. */
    abstract double outside(double x, double y, Form form);
}
