package org.interweave.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class TinyBundleTest {
    @TempDir private Path folder;

    @Test
    void itOpensAndHasEveryGraph() throws IOException {
        Bundle bundle = TinyBundle.write(folder.resolve("tiny"));
        assertEquals(bundle, Bundle.open(bundle.folder()));
        for (Role role : Role.values()) {
            assertTrue(bundle.has(role), role.id());
        }
    }
}
