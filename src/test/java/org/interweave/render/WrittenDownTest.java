package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.interweave.diffusion.Interweaving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

/** What a job is made of, written down. */
class WrittenDownTest extends EngineFixture {
    @ParameterizedTest
    @ValueSource(strings = {"mix", "tile", "filter"})
    void aRecipeWrittenBeforeThereWasASettingDoesWithoutIt(String setting) throws Exception {
        Recipe recipe = engine().recipe(clip, "formula", shots(s -> s));
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(recipe.toJson());
        tree.required("shots")
                .forEach(shot -> ((ObjectNode) shot.required("settings")).remove(setting));
        assertEquals(recipe, Recipe.fromJson(tree.toString()));
    }

    @Test
    void theSidecarSaysWhatAnExportIsMadeOf() throws Exception {
        Path target = export(engine(), "a.mkv", shots(s -> s));
        Sidecar sidecar = Sidecar.of(target);
        assertEquals(SourceHash.hash(target), sidecar.fileHash());
        assertEquals(SourceHash.hash(clip), sidecar.recipe().clip().hash());
        assertEquals("formula 1", sidecar.recipe().engine());
        assertEquals(SHOTS * LENGTH, sidecar.frames().size());
        assertEquals(sidecar.recipe(), Recipe.fromJson(sidecar.recipe().toJson()));
        assertEquals(Interweaving.USUAL, sidecar.recipe().shots().get(1).settings().windows());
    }
}
