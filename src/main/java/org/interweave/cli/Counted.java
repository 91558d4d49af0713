package org.interweave.cli;

/** Things counted, in words. */
final class Counted {
    private Counted() {}

    /** As "1 frame" or "2 frames". */
    static String of(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
