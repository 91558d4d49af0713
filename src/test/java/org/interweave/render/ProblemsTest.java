package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void memoryThatIsFullIsNoBugAndTheUserCanDoSomething() {
        Problem problem = Problems.bug(new OutOfMemoryError("direct buffers")).problem();
        assertEquals(Problem.Kind.DEVICE, problem.kind());
        assertTrue(problem.line().contains("smaller tiles"), problem::line);
        assertEquals(Problem.Kind.BUG, Problems.bug(new IllegalStateException()).problem().kind());
    }
}
