package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.frame.Cancel;
import org.interweave.frame.Onlooker;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

class ActivitiesTest {
    private final AtomicLong clock = new AtomicLong();
    private final Activities activities = new Activities(Runnable::run, clock::get);

    private List<String> names() {
        return activities.all().get().stream().map(Activity::words).toList();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void severalThingsGoOnAtOnce() {
        activities.begin("Finding shots", new Cancel());
        Activities.Ongoing report = activities.begin("Writing a report", new Cancel());
        activities.begin("Reading the sound", new Cancel());
        report.end();
        assertEquals(List.of("Finding shots", "Reading the sound"), names());
    }

    @Test
    void theTimeLeftFollowsFromTheShareAndTheTimeItTook() {
        Activities.Ongoing reading = activities.begin("Reading", new Cancel());
        pass(Duration.ofSeconds(10));
        reading.inBytes().sees(2_000_000_000L, 8_000_000_000L);
        Activity now = activities.all().get().getFirst();
        assertEquals(0.25, now.share());
        assertEquals("2.0 of 8.0 GB", now.amount());
        assertEquals(Optional.of(Duration.ofSeconds(30)), now.left());
    }

    @Test
    void nothingIsSaidOfTheTimeLeftWhereNobodyCanTell() {
        Activities.Ongoing search = activities.begin("Looking for film.mkv", new Cancel());
        search.counting("files").sees(1, 10);
        assertEquals(Optional.empty(), activities.all().get().getFirst().left());
        pass(Duration.ofSeconds(10));
        search.counting("files").sees(1200, 0);
        Activity now = activities.all().get().getFirst();
        assertEquals(Optional.empty(), now.left());
        assertEquals("1,200 files", now.amount());
        assertTrue(now.share() < 0);
    }

    @Test
    void newsThatComeTooFastAreLeftOutButTheLast() {
        Activities.Ongoing reading = activities.begin("Reading", new Cancel());
        Onlooker onlooker = reading.inBytes();
        onlooker.sees(1, 4);
        onlooker.sees(2, 4);
        assertEquals(0.25, activities.all().get().getFirst().share());
        pass(Duration.ofMillis(50));
        onlooker.sees(3, 4);
        assertEquals(0.75, activities.all().get().getFirst().share());
        onlooker.sees(4, 4);
        assertEquals(1, activities.all().get().getFirst().share());
    }

    @Test
    void whatIsStoppedIsOverAndHearsOfIt() {
        Activities.Ongoing reading = activities.begin("Reading", new Cancel());
        assertTrue(reading.inBytes().sees(1, 10));
        activities.all().get().getFirst().stop().run();
        assertFalse(reading.inBytes().sees(2, 10));
        assertEquals(List.of(), names());
    }

    @Test
    void whatNeedNotBeReadIsNeverSeen() {
        Activities.Ongoing reading = activities.ahead("Reading", new Cancel());
        assertEquals(List.of(), names());
        reading.inBytes().sees(1, 10);
        assertEquals(List.of("Reading"), names());
        reading.end();
        reading.inBytes().sees(10, 10);
        assertEquals(List.of(), names());
    }

    @Test
    void bytesAreToldInTheUnitOfTheWhole() {
        assertEquals("12 of 900 bytes", Bytes.outOf(12, 900));
        assertEquals("0.5 of 12.3 kB", Bytes.outOf(512, 12_345));
        assertEquals(
                "1500.0 of 2000.0 TB", Bytes.outOf(1_500_000_000_000_000L, 2_000_000_000_000_000L));
    }
}
