package org.interweave.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.media.VideoReader;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An export, a preview and a plain restoration are the same pictures. */
class SameBitsTest extends EngineFixture {
    @Test
    void theExportIsWhatARestorationWithoutACacheGives() throws Exception {
        for (Ilt ilt : Ilt.values()) {
            List<ShotJob> shots =
                    everyShot(s -> s.with(s.windows().fused(ilt)).with(new TemporalFilter(0.5)));
            Path cached = export(engine(), ilt + ".mkv", shots);
            Path plain = folder.resolve(ilt + "-plain.mkv");
            try (ClipSource source = ClipSource.open(clip)) {
                Delivery delivery =
                        Deliveries.of(
                                source.info(),
                                shots,
                                FormulaModel.FACTOR,
                                Order.Export.to(plain, Delivery.Depth.BITS_8));
                new Restoration(
                                source,
                                model,
                                org.interweave.diffusion.TilePlan.USUAL,
                                WindowMemories.NONE)
                        .run(
                                shots,
                                () -> ClipSink.create(plain, delivery),
                                _ -> {},
                                new org.interweave.frame.Cancel());
            }
            assertArrayEquals(Files.readAllBytes(plain), Files.readAllBytes(cached), ilt.name());
        }
    }

    @Test
    void aPreviewMakesProxiesWhichTheExportAgreesWith() throws Exception {
        RenderEngine engine = engine();
        FrameRange shot = new FrameRange(0, LENGTH);
        Recipe some =
                engine.recipe(
                        clip,
                        "formula",
                        List.of(new ShotJob(shot, new FrameRange(2, 5), SETTINGS)));
        engine.await(engine.submit(new Order(some, new Order.Preview())));
        assertTrue(engine.proxy(some, 1).isEmpty());
        Proxy proxy = engine.proxy(some, 3).orElseThrow();
        Path exported = export(engine, "whole.mkv", shots(s -> s));
        try (VideoReader reader = VideoReader.open(exported)) {
            assertEquals(Proxy.of(reader.read(3)), proxy);
        }
        int before = model.unetRuns.get();
        engine.await(engine.submit(new Order(some, new Order.Preview())));
        assertEquals(before, model.unetRuns.get());
    }

    @Test
    void aPreviewInTheMiddleOfAShotIsWhatTheExportWrites() throws Exception {
        RenderEngine engine = engine();
        FrameRange whole = new FrameRange(0, 40);
        FrameRange middle = new FrameRange(20, 24);
        for (Ilt ilt : Ilt.values()) {
            Settings settings =
                    SETTINGS.with(SETTINGS.windows().fused(ilt)).with(new TemporalFilter(0.5));
            Recipe some =
                    engine.recipe(clip, "formula", List.of(new ShotJob(whole, middle, settings)));
            String preview = engine.submit(new Order(some, new Order.Preview()));
            assertInstanceOf(JobView.Done.class, engine.await(preview).state());
            Path exported =
                    export(engine, ilt + ".mkv", List.of(new ShotJob(whole, whole, settings)));
            try (VideoReader reader = VideoReader.open(exported)) {
                assertEquals(Proxy.of(reader.read(21)), engine.proxy(some, 21).orElseThrow());
            }
        }
    }
}
