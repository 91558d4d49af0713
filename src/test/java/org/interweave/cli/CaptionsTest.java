package org.interweave.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.interweave.render.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class CaptionsTest {
    @TempDir Path folder;

    private Captions read(String text) throws IOException, ProblemException {
        return Captions.read(Files.writeString(folder.resolve("prompts.csv"), text));
    }

    @Test
    void captionsAreFoundByNameWithOrWithoutEnding() throws IOException, ProblemException {
        Captions captions =
                read("video_name,caption\n000,A street.\nb.mp4,\"A dog, \"\"Rex\"\"\"\n");
        assertEquals(Optional.of("A street."), captions.of(Path.of("x/000.mp4")));
        assertEquals(Optional.of("A dog, \"Rex\""), captions.of(Path.of("b.mp4")));
        assertEquals(Optional.empty(), captions.of(Path.of("c.mp4")));
    }

    @Test
    void columnsMayComeInAnyOrderAndLinesEndAsOnWindows() throws IOException, ProblemException {
        Captions captions = read("\ufeffid,caption,video_name\r\n1,\"two\r\nlines\",a\r\n");
        assertEquals(Optional.of("two\r\nlines"), captions.of(Path.of("a.mkv")));
    }

    @Test
    void aTableWithoutItsColumnsIsRefused() {
        assertThrows(ProblemException.class, () -> read("name,prompt\na,b\n"));
        assertThrows(ProblemException.class, () -> read(""));
    }
}
