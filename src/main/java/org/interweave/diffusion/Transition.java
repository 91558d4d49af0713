package org.interweave.diffusion;

/**
 * How neighbouring windows share the frames they have in common: the weight of what came before.
 *
 * <p>Frame {@code j} of an overlap of {@code P} becomes {@code previous(j, P) * before + (1 -
 * previous(j, P)) * window}.
 */
public enum Transition {
    /** 0.8 to 0.2; source: xh9998/DiffVSR 3b2b998, fuse_latents (golden fuse_weights.json). */
    AUTHORS {
        @Override
        public double previous(int j, int overlap) {
            return overlap == 1 ? 0.5 : 0.8 - 0.6 * j / (overlap - 1);
        }
    },
    /** 1 - j / (P - 1); source: DiffVSR, section on interweaved latent transition. */
    PAPER {
        @Override
        public double previous(int j, int overlap) {
            return overlap == 1 ? 0.5 : 1 - (double) j / (overlap - 1);
        }
    },
    /** Evenly from one to the other, neither alone: for decoded pictures. */
    CROSS_FADE {
        @Override
        public double previous(int j, int overlap) {
            return 1 - (j + 1.0) / (overlap + 1);
        }
    },
    /** No sharing: the first half is the previous window's, the rest the next one's. */
    CUT {
        @Override
        public double previous(int j, int overlap) {
            return 2 * j < overlap ? 1 : 0;
        }
    };

    /**
     * The weight of what came before, in [0, 1].
     *
     * @param j frame of the overlap, in {@code [0, overlap)}
     * @param overlap frames shared, at least 1
     */
    public abstract double previous(int j, int overlap);
}
