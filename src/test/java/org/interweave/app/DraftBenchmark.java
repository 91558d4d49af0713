package org.interweave.app;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.Shelf;
import org.interweave.media.VideoReader;
import org.interweave.onnx.OnnxRuntime;
import org.interweave.project.Clip;
import org.interweave.project.Document;
import org.interweave.project.Edits;
import org.interweave.project.Media;
import org.interweave.render.Engines;
import org.interweave.render.JobView;
import org.interweave.render.RenderEngine;
import org.interweave.render.ShelfModels;
import org.interweave.render.WindowCache;
import org.interweave.ui.model.EngineRestorer;
import org.interweave.ui.model.Presets;
import org.interweave.ui.model.Preview;
import org.interweave.ui.model.Rendering;
import org.interweave.ui.model.Version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * Times drafts of the demo clip with the default bundle, from the asking to the pictures: the first
 * with the model not loaded, one with it loaded ahead as the studio does, one that replaces a
 * preview under way, and one that is in the cache. The bound is 4 s.
 *
 * <p>Run its {@code main} from the project's folder.
 */
final class DraftBenchmark {
    private static final List<Integer> FRAMES = List.of(10, 70, 115);

    private DraftBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Folders folders = new Folders(Path.of(""), Files.createTempDirectory("interweave-draft"));
        Clip clip = demo(folders);
        Bundle bundle = bundle(folders);
        boolean ahead = List.of(arguments).contains("ahead");
        try (ExecutorService worker = Executors.newSingleThreadExecutor();
                Rendering rendering = rendering(folders)) {
            BlockingQueue<Preview.Arrival> arrived = new LinkedBlockingQueue<>();
            Preview preview =
                    new Preview(new EngineRestorer(rendering), worker, Runnable::run, arrived::add);
            if (ahead) {
                long begun = System.nanoTime();
                rendering.engine().prepare(bundle.hash());
                print("engine opened and model loaded ahead", begun);
            }
            rendering.engine().listen(DraftBenchmark::printTimes);
            for (int frame : FRAMES) {
                long asked = System.nanoTime();
                preview.start(clip, bundle.hash(), frame);
                Version first = arrived.take().version();
                print(
                        "draft of frames %d to %d"
                                .formatted(first.frames().start(), first.frames().end() - 1),
                        asked);
                Thread.sleep(500); // What an export would write is under way, and is replaced.
            }
            long asked = System.nanoTime();
            preview.start(clip, bundle.hash(), FRAMES.getFirst());
            arrived.take();
            print("a draft that is in the cache", asked);
            arrived.take();
            print("what an export would write, after it", asked);
            preview.stop();
        }
        delete(folders.data());
    }

    private static void print(String what, long since) {
        System.out.printf("%s: %.2f s%n", what, (System.nanoTime() - since) / 1e9);
    }

    private static void printTimes(List<JobView> jobs) {
        for (JobView job : jobs) {
            if (job.state() instanceof JobView.Done) {
                System.out.printf(
                        "  ms of stages: %s, in all %d%n",
                        job.times().millis(), job.times().wall().toMillis());
            }
        }
    }

    private static Clip demo(Folders folders) throws Exception {
        try (VideoReader reader = VideoReader.open(folders.demo())) {
            Clip clip = Clip.of(Media.of(reader.info()), Presets.of(bundle(folders).manifest()));
            Document document = Edits.addClip(clip).apply(Document.EMPTY);
            return document.clips().getFirst();
        }
    }

    private static Bundle bundle(Folders folders) throws IOException {
        return folders.shelf().list().stream()
                .filter(Shelf.Found.Usable.class::isInstance)
                .map(f -> ((Shelf.Found.Usable) f).bundle())
                .findFirst()
                .orElseThrow();
    }

    private static Rendering rendering(Folders folders) {
        OnnxEngines engines = new OnnxEngines(OnnxRuntime::new);
        return new Rendering(
                place ->
                        RenderEngine.open(
                                new ShelfModels(
                                        folders.shelf(), List.of(), engines.find(place.provider())),
                                folders.work(),
                                WindowCache.Limits.USUAL),
                new Rendering.Place(Engines.Provider.AUTO, Optional.empty(), 1L << 30, _ -> {}));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
