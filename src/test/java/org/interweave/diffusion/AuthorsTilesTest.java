package org.interweave.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.interweave.Golden;
import org.interweave.tensor.Region;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** The authors' tiles, equal to golden {@code pipeline/tiles.json}. */
class AuthorsTilesTest {
    private static Region region(JsonNode xxyy) {
        return new Region(
                xxyy.get(2).asInt(), xxyy.get(3).asInt(), xxyy.get(0).asInt(), xxyy.get(1).asInt());
    }

    @Test
    void theRectanglesAreEqual() throws IOException {
        JsonNode root =
                new ObjectMapper().readTree(Golden.inRepository("pipeline/tiles.json").toFile());
        assertEquals(16, root.size());
        for (JsonNode size : root) {
            List<AuthorsTiles.Tile> tiles =
                    new AuthorsTiles(
                                    size.get("height").asInt(),
                                    size.get("width").asInt(),
                                    size.get("tile").asInt(),
                                    size.get("overlap").asInt())
                            .tiles();
            assertEquals(size.get("tiles").size(), tiles.size());
            for (int i = 0; i < tiles.size(); i++) {
                JsonNode expected = size.get("tiles").get(i);
                AuthorsTiles.Tile tile = tiles.get(i);
                assertEquals(region(expected.get("in")), tile.seen());
                assertEquals(region(expected.get("out")), tile.written().times(4));
                int left = (tile.written().left() - tile.seen().left()) * 4;
                int top = (tile.written().top() - tile.seen().top()) * 4;
                assertEquals(expected.get("src").get(0).asInt(), left);
                assertEquals(expected.get("src").get(1).asInt(), top);
            }
        }
    }
}
