package org.interweave.ui;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

import org.interweave.diffusion.Settings;
import org.interweave.frame.Rational;
import org.interweave.frame.Size;
import org.interweave.media.Clips;
import org.interweave.project.Clip;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Take;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.Workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Drags the end of a profile's line over 300 frames of two versions in a window of 1280x800, a
 * little with every pulse, and prints what a pulse then costs: on JavaFX's thread, from the move to
 * the end of the layout, in which profile and viewer are painted; and from one pulse to the next.
 * Meanwhile the versions' numbers are found, as when windows finish. The bound is 33 milliseconds.
 * Run its {@code main} from the test classes; it needs a display.
 */
final class ProfileDragBenchmark {
    private static final int FRAMES = 300;
    private static final int WARM = 60;
    private static final int UPDATES = 300;

    private ProfileDragBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("interweave-drag");
        try (StudioFixture studio = new StudioFixture(folder)) {
            Workbench workbench = studio.workbench();
            Path film =
                    Clips.write(
                            folder.resolve("film.mkv"),
                            new Size(320, 180),
                            FRAMES,
                            new Rational(24, 1),
                            Clips.Coding.of("ffv1", Map.of()),
                            (i, plane, y, x) -> plane == 0 ? 40 + (x * 3 + y + i) % 160 : 128);
            ScreenThread.does(() -> workbench.documents().open(film));
            ScreenThread.until(
                    () ->
                            workbench.footage().frames().get().isPresent()
                                    && workbench.activities().get().isEmpty()
                                    && workbench.model().isPresent());
            Clip clip = ScreenThread.on(() -> workbench.session().clip().get().orElseThrow());
            ScreenThread.does(
                    () -> {
                        workbench.versions().add(restored(clip, 1));
                        workbench.versions().add(restored(clip, 2));
                        workbench.viewer().version(0);
                        workbench.viewer().nextProfile();
                    });
            Drag drag =
                    ScreenThread.on(
                            () -> {
                                Drag begun = new Drag(workbench, studio.stage().getScene());
                                begun.start();
                                return begun;
                            });
            ScreenThread.until(drag::over);
            System.out.println(drag.words());
        }
        System.exit(0);
    }

    /** All frames, small, as if the cache had them. */
    private static Version restored(Clip clip, long seed) {
        SplittableRandom noise = new SplittableRandom(seed);
        Size size = Pixels.small(clip.media().size().times(4));
        List<Pixels> small = new ArrayList<>();
        for (int f = 0; f < FRAMES; f++) {
            int[] argb = new int[size.pixels()];
            Arrays.setAll(argb, _ -> 0xff000000 | noise.nextInt());
            small.add(new Pixels(size, argb));
        }
        Settings settings = clip.settings(0);
        return new Version(
                clip.media().hash(),
                clip.shots().getFirst().frames(),
                clip.allFrames(),
                new Take(settings.with(settings.noise().seeded(seed)), "", false),
                Optional.empty(),
                List.of(),
                small);
    }

    /** Moves the line with every pulse. */
    private static final class Drag extends AnimationTimer {
        private final Workbench workbench;
        private final List<Double> costs = new ArrayList<>();
        private final List<Double> pulses = new ArrayList<>();
        private int moves;
        private long moved;
        private long pulse;

        Drag(Workbench workbench, Scene scene) {
            this.workbench = workbench;
            scene.addPostLayoutPulseListener(this::laidOut);
        }

        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            if (moves > WARM) {
                pulses.add((at - pulse) / 1e6);
            }
            pulse = at;
            moves++;
            double share = moves / (double) (WARM + UPDATES);
            moved = System.nanoTime();
            workbench.viewer().moveProfileEnd(true, share, 0);
            if (over()) {
                stop();
            }
        }

        private void laidOut() {
            if (moves > WARM && moved > 0) {
                costs.add((System.nanoTime() - moved) / 1e6);
                moved = 0;
            }
        }

        boolean over() {
            return moves >= WARM + UPDATES;
        }

        String words() {
            return "on JavaFX's thread %s; from pulse to pulse %s"
                    .formatted(words(costs), words(pulses));
        }

        private static String words(List<Double> millis) {
            Collections.sort(millis);
            return "median %.1f ms, 95 %% within %.1f ms, most %.1f ms"
                    .formatted(
                            millis.get(millis.size() / 2),
                            millis.get(millis.size() * 95 / 100),
                            millis.getLast());
        }
    }
}
