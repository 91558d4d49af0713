package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.interweave.diffusion.Settings;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Media;
import org.interweave.render.Drafts;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.ShotJob;
import org.interweave.ui.FormulaStudio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

class LargePicturesTest {
    @Test
    void thoseOfADraftAreInTheCacheToo(@TempDir Path folder) throws Exception {
        FormulaStudio parts = new FormulaStudio(folder);
        Path film = parts.clip();
        Clip clip;
        try (VideoReader reader = VideoReader.open(film)) {
            clip = Clip.of(Media.of(reader.info()), Settings.USUAL);
        }
        FrameRange window = new FrameRange(4, 12);
        Settings settings = Drafts.of(Settings.USUAL);
        try (Rendering rendering = parts.rendering()) {
            String job =
                    rendering
                            .engine()
                            .submit(
                                    new Order(
                                            rendering.recipe(
                                                    film,
                                                    "formula",
                                                    List.of(new ShotJob(window, window, settings))),
                                            new Order.Preview()));
            assertInstanceOf(JobView.Done.class, rendering.engine().await(job).state());
            Version draft =
                    new Version(
                            clip.media().hash(),
                            clip.allFrames(),
                            window,
                            new Take(settings, "formula", true),
                            Optional.empty(),
                            List.of(),
                            Collections.nCopies(
                                    window.count(), new Pixels(new Size(2, 2), new int[4])));
            assertEquals(
                    new Size(192, 128), new LargePictures(clip, rendering).of(draft, 6).size());
        }
    }
}
