package org.interweave.ui.view;

/** Where the timeline's lanes lie, in pixels from its top. */
final class TimelineLanes {
    static final double RULER = 24;
    static final double CACHE = 5;
    static final double PICTURES = 54;
    static final double SHOTS = 28;
    static final double FLICKER = 30;
    static final double SOUND = 34;
    static final double BAR = 12;
    static final double GAP = 3;

    static final double PICTURES_TOP = RULER + CACHE + GAP;
    static final double SHOTS_TOP = PICTURES_TOP + PICTURES + GAP;
    static final double FLICKER_TOP = SHOTS_TOP + SHOTS + GAP;
    static final double SOUND_TOP = FLICKER_TOP + FLICKER + GAP;

    private TimelineLanes() {}
}
