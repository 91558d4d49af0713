package org.interweave.ui;

import javafx.animation.AnimationTimer;

import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.media.Delivery;
import org.interweave.project.Clip;
import org.interweave.render.Order;
import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the restored frames that are shown in a second while the film plays from proxies, in a
 * window of 1280x800, once while they come from the disk and once when they are in memory. The
 * bound is the clip's rate, 24. Run its {@code main} from the test classes; it needs a display.
 */
final class PlaybackBenchmark {
    private static final int FRAMES = 96;
    private static final int RATE = 24;

    private PlaybackBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        for (Size size : List.of(new Size(160, 90), new Size(320, 180))) {
            Path folder = Files.createTempDirectory("interweave-playback");
            try (StudioFixture studio = new StudioFixture(folder)) {
                Path film =
                        Clips.write(
                                folder.resolve("film.mkv"),
                                size,
                                FRAMES,
                                new Rational(RATE, 1),
                                Clips.Coding.of("ffv1", Map.of()),
                                (i, plane, y, x) ->
                                        plane == 0 ? 40 + (x * 3 + y + i * 5) % 160 : 128);
                ScreenThread.does(() -> studio.workbench().documents().open(film));
                ScreenThread.until(
                        () ->
                                studio.workbench().footage().frames().get().isPresent()
                                        && studio.workbench().activities().get().isEmpty()
                                        && studio.workbench().model().isPresent());
                restore(studio.workbench(), folder.resolve("out.mkv"));
                System.out.printf("%s, from the disk: %s%n", size.times(4), play(studio));
                System.out.printf("%s, again: %s%n", size.times(4), play(studio));
            }
        }
        System.exit(0);
    }

    private static void restore(Workbench workbench, Path target) {
        ScreenThread.does(
                () ->
                        workbench
                                .writing()
                                .export(
                                        workbench.session().clip().get().orElseThrow().allFrames(),
                                        Order.Export.to(target, Delivery.Depth.BITS_8)));
        ScreenThread.until(() -> workbench.writing().written().get().size() == 1);
        ScreenThread.does(() -> workbench.viewer().show(Layer.RESTORED));
        ScreenThread.settle(
                ScreenThread.on(() -> javafx.stage.Window.getWindows().getFirst().getScene()));
    }

    private static String play(StudioFixture studio) {
        Workbench workbench = studio.workbench();
        Watch watch = new Watch(workbench);
        ScreenThread.does(
                () -> {
                    workbench.session().seek(0);
                    watch.start();
                    workbench.session().play(p -> p.unlooped().speed(1));
                });
        ScreenThread.until(() -> !workbench.session().playback().get().playing());
        ScreenThread.does(watch::stop);
        return watch.words();
    }

    /** Counts the frames that were there when they were painted. */
    private static final class Watch extends AnimationTimer {
        private final Workbench workbench;
        private int last = -1;
        private int shown;
        private int pulses;
        private long begun;
        private long ended;

        Watch(Workbench workbench) {
            this.workbench = workbench;
        }

        @Override
        public void handle(long now) {
            if (!workbench.session().playback().get().playing()) {
                return;
            }
            begun = begun == 0 ? now : begun;
            ended = now;
            pulses++;
            int frame = workbench.session().frame();
            if (frame != last && isThere(frame)) {
                shown++;
                last = frame;
            }
        }

        private boolean isThere(int frame) {
            Clip clip = workbench.session().clip().get().orElseThrow();
            Optional<Pixels> picture =
                    workbench
                            .versions()
                            .best(clip, frame)
                            .flatMap(v -> v.picture(frame))
                            .or(
                                    () ->
                                            workbench
                                                    .model()
                                                    .flatMap(
                                                            m ->
                                                                    workbench
                                                                            .proxies()
                                                                            .get(
                                                                                    clip, m.hash(),
                                                                                    frame)));
            return picture.isPresent();
        }

        String words() {
            double seconds = (ended - begun) / 1e9;
            return "%d of %d frames in %.2f s: %.1f a second, %.0f pulses a second"
                    .formatted(shown, FRAMES, seconds, shown / seconds, pulses / seconds);
        }
    }
}
