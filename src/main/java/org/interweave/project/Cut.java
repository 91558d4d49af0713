package org.interweave.project;

/**
 * A place where a shot ends and the next begins.
 *
 * @param frame the first of the new shot, at least 1
 * @param confidence in [0, 1]; 1 if a user made it
 */
public record Cut(int frame, double confidence) {
    public Cut {
        if (frame < 1 || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("cut at " + frame + ", confidence " + confidence);
        }
    }
}
