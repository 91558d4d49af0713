package org.interweave.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

class BundleTest {
    @TempDir Path folder;

    private static Manifest draft(String name, List<Preset> presets) {
        return new Manifest(
                Manifest.VERSION,
                name,
                "none stated",
                "a test",
                Precision.FP16,
                new ModelSizes(4, 4, 0.08333, 64, 1000, 8),
                new TokenizerFiles("tokenizer/tokenizer.json", 77, 998, 999, 0),
                SchedulerConfig.diffVsr(),
                SchedulerConfig.diffVsrLowRes(),
                Map.of(Role.UNET, GraphFiles.of(Role.UNET)),
                presets,
                Map.of());
    }

    private Bundle make() throws IOException {
        Files.createDirectories(folder.resolve("m/tokenizer"));
        Files.writeString(folder.resolve("m/tokenizer/tokenizer.json"), "{}");
        Files.writeString(folder.resolve("m/unet.onnx"), "graph");
        Files.writeString(folder.resolve("m/unet.weights"), "weights");
        return Bundle.seal(folder.resolve("m"), draft("Mine", Preset.diffVsr()));
    }

    @Test
    void whatIsSealedIsWhatIsOpened() throws IOException {
        Bundle made = make();
        Bundle opened = Bundle.open(made.folder());
        assertEquals(made, opened);
        assertEquals("m", opened.id());
        assertEquals(folder.resolve("m/unet.onnx"), opened.graph(Role.UNET));
        assertEquals(
                BundleFile.of(folder.resolve("m/unet.weights")),
                opened.manifest().files().get("unet.weights"));
        assertThrows(BundleException.class, () -> opened.graph(Role.VAE_DECODER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unet.onnx", "unet.weights", "tokenizer/tokenizer.json"})
    void aFileThatIsMissingShorterOrChangedIsNamed(String path) throws IOException {
        Bundle bundle = make();
        Bundle.open(bundle.folder()); // leaves its note of what was hashed
        Path file = bundle.folder().resolve(path);
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[0] ^= 1;
        Files.write(file, changed);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertDamage(path, "SHA-256");
        Files.write(file, new byte[0]);
        assertDamage(path, "0 bytes");
        Files.delete(file);
        assertDamage(path, "missing");
        Files.write(file, whole);
        assertEquals(bundle, Bundle.open(bundle.folder()));
    }

    private void assertDamage(String path, String how) {
        BundleException e =
                assertThrows(BundleException.class, () -> Bundle.open(folder.resolve("m")));
        assertTrue(e.toString().contains(path) && e.toString().contains(how), e.toString());
    }

    @Test
    void onDemandAlsoWeightsAreHashedThatLookAsBefore() throws IOException {
        Bundle bundle = Bundle.open(make().folder());
        Path weights = bundle.folder().resolve("unet.weights");
        FileTime time = Files.getLastModifiedTime(weights);
        Files.writeString(weights, "WEIGHTS");
        Files.setLastModifiedTime(weights, time);
        assertEquals(bundle, Bundle.open(bundle.folder()), "opening trusts length, time, place");
        BundleException e = assertThrows(BundleException.class, bundle::verify);
        assertTrue(e.toString().contains("unet.weights"), e.toString());
    }

    /** Jobs, sidecars and caches of earlier programs know bundles by it: 385b803 gave this one. */
    @Test
    void theHashIsTheOneThatEarlierProgramsGave() throws IOException {
        assertEquals(
                "7a9721869ebea53a6dd5e4b14ae3a0c92a85252c67ed83c6476d7bea038440ab", make().hash());
    }

    @Test
    void theHashIsThatOfWhatIsComputed() throws IOException {
        Bundle first = make();
        Bundle renamed =
                Bundle.seal(first.folder(), draft("Other", Preset.diffVsr().subList(0, 1)));
        assertEquals(first.hash(), renamed.hash());
        Files.writeString(folder.resolve("m/unet.weights"), "others!");
        assertNotEquals(
                first.hash(), Bundle.seal(first.folder(), draft("M", Preset.diffVsr())).hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "\"unet.onnx\" |\"../unet.onnx\"",
                "\"unet.onnx\" |\"/etc/passwd\"",
                "\"version\" : 1|\"version\" : 2",
                "\"name\" : \"Mine\"|\"name\" : null",
                "\"steps\" : 50|\"steps\" : 0",
                "\"fp16\"|\"fp8\"",
                "{|[",
                "\"bytes\"|\"bites\""
            })
    void aManifestThatIsDamagedHostileOrTooNewIsRefused(String from, String to) throws IOException {
        Bundle bundle = make();
        Path file = bundle.folder().resolve("bundle.json");
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replace(from, to));
        BundleException e = assertThrows(BundleException.class, () -> Bundle.open(bundle.folder()));
        assertTrue(e.toString().contains("bundle.json"), e.toString());
    }

    @Test
    void aBundleFromBeforeThereWasATemporalFilterHasNone() throws IOException {
        Bundle bundle = make();
        String written = Files.readString(bundle.folder().resolve("bundle.json"));
        assertFalse(written.contains("temporalFilter"), "as it was before");
        assertEquals(Preset.diffVsr(), Bundle.open(bundle.folder()).manifest().presets());
    }

    @Test
    void aTemporalFilterIsRead() throws IOException {
        List<Preset> presets = List.of(new Preset("calm", 1, 1, 3, Preset.Spacing.TRAILING, 0.25));
        Path folder = make().folder();
        Bundle.seal(folder, draft("Mine", presets));
        assertEquals(presets, Bundle.open(folder).manifest().presets());
    }

    @Test
    void aShelfListsWhatItHoldsAndWhatIsDamaged() throws IOException {
        make();
        Path damaged = Files.createDirectories(folder.resolve("bad"));
        Files.writeString(damaged.resolve("bundle.json"), "{}");
        Files.createDirectories(folder.resolve("nothing"));
        Shelf shelf = new Shelf(List.of(folder.resolve("absent"), folder));
        List<Shelf.Found> found = shelf.list();
        assertEquals(2, found.size());
        assertInstanceOf(Shelf.Found.Damaged.class, found.get(0));
        assertInstanceOf(Shelf.Found.Usable.class, found.get(1));
        assertEquals("m", shelf.open("m").id());
        assertEquals("m", shelf.open(folder.resolve("m").toString()).id());
        BundleException e = assertThrows(BundleException.class, () -> shelf.open("x"));
        assertTrue(e.toString().contains("no model 'x'; there are bad, m"), e.toString());
    }

    @Test
    void schedulersAreReadAsDiffusersWritesThem() throws IOException {
        JsonMapper mapper = new JsonMapper();
        SchedulerConfig config =
                SchedulerConfig.fromDiffusers(
                        mapper.readTree(
                                """
                                {"_class_name": "DDIMScheduler", "beta_end": 0.02,
                                 "beta_schedule": "scaled_linear", "beta_start": 0.0001,
                                 "num_train_timesteps": 1000, "prediction_type": "v_prediction",
                                 "set_alpha_to_one": false, "steps_offset": 1}
                                """));
        assertEquals(SchedulerConfig.diffVsr(), config.with(SchedulerConfig.Betas.LINEAR));
        assertThrows(
                BundleException.class,
                () ->
                        SchedulerConfig.fromDiffusers(
                                mapper.readTree("{\"beta_schedule\": \"sigmoid\"}")));
    }
}
