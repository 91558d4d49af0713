package org.interweave.app;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;
import org.interweave.media.MediaException;
import org.interweave.media.VideoReader;
import org.interweave.project.Clip;
import org.interweave.project.Media;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.ProblemException;
import org.interweave.render.Progress;
import org.interweave.render.RenderEngine;
import org.interweave.ui.Studio;
import org.interweave.ui.model.Presets;
import org.interweave.ui.model.Rendering;
import org.interweave.ui.model.StudioParts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The studio with the model it came with, for a test that ends its process. It prints {@code
 * running} whenever its export has come further.
 *
 * <p>Arguments: the folder of the program, the user's, and the target of an export, which is only
 * asked for if there is none yet.
 */
final class StudioProcess {
    private StudioProcess() {}

    public static void main(String[] arguments) {
        Folders folders = new Folders(Path.of(arguments[0]), Path.of(arguments[1]));
        Path target = Path.of(arguments[2]);
        StudioParts parts = Main.parts(folders);
        Rendering.Opener engine = place -> exporting(parts.engine().open(place), folders, target);
        new Studio(
                        new StudioParts(
                                engine,
                                parts.shelf(),
                                parts.importer(),
                                parts.cuts(),
                                parts.imported(),
                                parts.data(),
                                parts.ground(),
                                Optional::empty,
                                parts.demo()))
                .start(Optional.empty());
    }

    private static RenderEngine exporting(RenderEngine engine, Folders folders, Path target)
            throws ProblemException {
        engine.listen(StudioProcess::tell);
        engine.recover();
        if (engine.jobs().isEmpty()) {
            try (VideoReader reader = VideoReader.open(folders.demo())) {
                Bundle bundle = bundle(folders);
                Clip clip = Clip.of(Media.of(reader.info()), Presets.of(bundle.manifest()));
                engine.submit(
                        new Order(
                                engine.recipe(
                                        folders.demo(),
                                        bundle.hash(),
                                        clip.jobs(new FrameRange(0, clip.media().frames()))),
                                Order.Export.to(target, Delivery.Depth.BITS_8)));
            } catch (MediaException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return engine;
    }

    private static void tell(List<JobView> jobs) {
        jobs.stream()
                .filter(j -> j.state() instanceof JobView.Running)
                .map(JobView::progress)
                .flatMap(Optional::stream)
                .map(Progress::share)
                .filter(share -> share > 0)
                .findFirst()
                .ifPresent(_ -> System.out.println("running"));
    }

    private static Bundle bundle(Folders folders) throws IOException {
        return folders.shelf().list().stream()
                .filter(Shelf.Found.Usable.class::isInstance)
                .map(f -> ((Shelf.Found.Usable) f).bundle())
                .findFirst()
                .orElseThrow();
    }
}
