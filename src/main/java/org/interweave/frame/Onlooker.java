package org.interweave.frame;

/**
 * Hears how far something long has come, and may stop it. Called on the thread that works, as often
 * as that likes.
 */
@FunctionalInterface
public interface Onlooker {
    /** Nobody looks on: all goes on to its end. */
    Onlooker NOBODY = (_, _) -> true;

    /** Hears nothing, and stops when that is requested. */
    static Onlooker of(Cancel cancel) {
        return (_, _) -> !cancel.requested();
    }

    /**
     * It has come this far.
     *
     * @param done so far, in bytes, frames or whatever is counted
     * @param whole all there is to do, in the same; less than 1 if nobody knows
     * @return whether it shall go on
     */
    boolean sees(long done, long whole);
}
