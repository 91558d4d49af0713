package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class KeptTest {
    private final Kept<String, Long> kept = new Kept<>(10, 1, size -> size);

    @Test
    void whatWasUsedLongestAgoGoesFirst() {
        kept.put("a", 4L);
        kept.put("b", 4L);
        assertEquals(Optional.of(4L), kept.get("a"));
        kept.put("c", 4L);
        assertFalse(kept.holds("b"));
        assertEquals(List.of("a", "c"), List.copyOf(kept.all().keySet()));
    }

    @Test
    void aValueThatIsReplacedNoLongerCounts() {
        for (int i = 0; i < 100; i++) {
            kept.put("a", 4L);
        }
        kept.put("b", 6L);
        assertTrue(kept.holds("a") && kept.holds("b"));
    }

    @Test
    void theNewestStayWhateverTheirSize() {
        Kept<String, Long> two = new Kept<>(10, 2, size -> size);
        two.put("a", 50L);
        two.put("b", 50L);
        two.put("c", 50L);
        assertEquals(List.of("b", "c"), List.copyOf(two.all().keySet()));
    }

    @Test
    void afterClearingThereIsRoomForAll() {
        kept.put("a", 9L);
        kept.clear();
        kept.put("b", 5L);
        kept.put("c", 5L);
        assertTrue(kept.holds("b") && kept.holds("c"));
    }
}
