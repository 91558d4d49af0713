package org.interweave.diffusion;

/** Is told how far each window has come, on the thread that samples. */
public interface StepListener {
    /** Listens to nothing. */
    StepListener NONE =
            new StepListener() {
                @Override
                public void partly(double share) {}

                @Override
                public void taken(int window, int steps) {}

                @Override
                public void recalled(int window, int steps) {}
            };

    /** A share of the step under way is done, in (0, 1). */
    void partly(double share);

    /** A window has just been denoised one step further, to {@code steps} in all. */
    void taken(int window, int steps);

    /** The latents of a window after {@code steps} steps were known already. */
    void recalled(int window, int steps);
}
