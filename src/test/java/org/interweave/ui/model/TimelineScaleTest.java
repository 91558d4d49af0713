package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.FrameRange;
import org.interweave.frame.Rational;
import org.interweave.frame.Timecode;
import org.interweave.project.Edits;
import org.junit.jupiter.api.Test;

import java.util.List;

class TimelineScaleTest {
    private static final Timecode FILM = Timecode.of(new Rational(24, 1));
    private final TimelineScale whole = TimelineScale.whole(1000, 500);

    @Test
    void theWholeClipFillsTheView() {
        assertEquals(0, whole.x(0));
        assertEquals(500, whole.x(1000));
        assertEquals(new FrameRange(0, 999), whole.visible());
    }

    @Test
    void theFrameUnderTheCursorStaysThereWhileZooming() {
        TimelineScale zoomed = whole.zoomed(4, 200);
        assertEquals(400, zoomed.frame(200));
        assertEquals(4 * whole.pixels(), zoomed.pixels());
        assertEquals(400, zoomed.zoomed(0.5, 200).frame(200));
    }

    @Test
    void zoomingOutEndsWithTheWholeClip() {
        assertEquals(whole, whole.zoomed(8, 100).zoomed(0.001, 400));
    }

    @Test
    void scrollingEndsAtTheEnds() {
        TimelineScale zoomed = whole.zoomed(10, 0);
        assertEquals(0, zoomed.scrolled(-1e6).first());
        assertEquals(900, zoomed.scrolled(1e6).first(), 1e-9);
    }

    @Test
    void aFrameOutOfViewIsBroughtIn() {
        TimelineScale zoomed = whole.zoomed(10, 0);
        assertTrue(zoomed.showing(700).visible().contains(700));
        assertEquals(zoomed, zoomed.showing(50));
    }

    @Test
    void aWiderViewShowsTheWholeClipIfItDid() {
        assertEquals(TimelineScale.whole(1000, 800), whole.resized(800));
        TimelineScale zoomed = whole.zoomed(10, 0);
        assertEquals(zoomed.pixels(), zoomed.resized(800).pixels());
    }

    @Test
    void labelsNeverComeCloserThanAsked() {
        for (double zoom = 1; zoom < 5000; zoom *= 1.7) {
            TimelineScale scale = TimelineScale.whole(200_000, 900).zoomed(zoom, 300);
            List<TimelineScale.Tick> labels =
                    scale.ticks(FILM, 90).stream().filter(t -> !t.label().isEmpty()).toList();
            for (int i = 1; i < labels.size(); i++) {
                double apart = scale.x(labels.get(i).frame()) - scale.x(labels.get(i - 1).frame());
                assertTrue(apart >= 90, zoom + ": " + apart);
            }
        }
    }

    @Test
    void aTimelineOfAnyLengthHasFewLines() {
        for (int frames = 1; frames < 100_000_000; frames *= 7) {
            int lines = TimelineScale.whole(frames, 1800).ticks(FILM, 90).size();
            assertTrue(lines <= 130, frames + " frames, " + lines + " lines");
        }
    }

    @Test
    void aClipOfOneFrameIsShown() {
        assertEquals(new FrameRange(0, 1), TimelineScale.whole(1, 500).visible());
    }

    @Test
    void thumbnailsBeginWithTheirShotAndEndWithIt() {
        // Shots of 30, 30 and 40 frames, 10 pixels a frame.
        TimelineScale scale = new TimelineScale(100, 1000, 10, 0);
        assertEquals(
                List.of(
                        new TimelineScale.Spot(0, 0, 200),
                        new TimelineScale.Spot(20, 200, 300),
                        new TimelineScale.Spot(30, 300, 500),
                        new TimelineScale.Spot(50, 500, 600),
                        new TimelineScale.Spot(60, 600, 800),
                        new TimelineScale.Spot(80, 800, 1000)),
                scale.spots(Sessions.clip(Sessions.ofThreeShots()), 200));
    }

    @Test
    void scrolledTheThumbnailsMoveWithTheFilm() {
        TimelineScale scale = new TimelineScale(100, 500, 10, 25);
        assertEquals(
                new TimelineScale.Spot(20, -50, 50),
                scale.spots(Sessions.clip(Sessions.ofThreeShots()), 200).getFirst());
    }

    @Test
    void ofShotsTooNarrowToBeSeenSomeHaveNone() {
        TimelineScale scale = new TimelineScale(100, 100, 1, 0);
        List<TimelineScale.Spot> spots = scale.spots(Sessions.clip(Sessions.ofThreeShots()), 200);
        assertEquals(List.of(0, 60), spots.stream().map(TimelineScale.Spot::frame).toList());
        assertEquals(30, spots.getFirst().end(), "the second shot's place shows nothing else");
    }

    @Test
    void aWideShotAfterANarrowOneShowsItself() {
        Session session = Sessions.ofThreeShots();
        session.apply(Edits.split(0, 1)); // Shots of 10 and of 290 pixels.
        assertEquals(
                List.of(
                        new TimelineScale.Spot(0, 0, 10),
                        new TimelineScale.Spot(1, 10, 210),
                        new TimelineScale.Spot(21, 210, 300)),
                new TimelineScale(100, 300, 10, 0).spots(Sessions.clip(session), 200));
    }
}
