package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LatestTest {
    private final List<Runnable> thread = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private final Latest<String> latest = new Latest<>(thread::add, received::add);

    private void run() {
        List<Runnable> now = List.copyOf(thread);
        thread.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void onlyTheNewestOfABusyMomentIsDelivered() {
        latest.set("a");
        latest.set("b");
        latest.set("c");
        assertEquals(1, thread.size());
        run();
        assertEquals(List.of("c"), received);
    }

    @Test
    void whatComesAfterADeliveryIsDeliveredToo() {
        latest.set("a");
        run();
        latest.set("b");
        run();
        assertEquals(List.of("a", "b"), received);
    }
}
