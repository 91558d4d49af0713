package org.interweave.render;

import org.interweave.OwnProcess;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.FrameRange;
import org.interweave.media.Delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An export in a process of its own, with a formula in place of the networks. Takes up what an
 * earlier process left unfinished; without any, begins the export.
 *
 * <p>Arguments: folder of the engine, clip, target, frames, frames of a shot, steps, ILT. It prints
 * {@code u} and {@code d} as each run of the denoiser and the decoder begins, and at its end {@code
 * done} and its peak resident memory in kB.
 */
final class ExportProcess {
    private ExportProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[2]);
        FormulaModel model = new FormulaModel();
        model.beforeRun = () -> say("u");
        model.beforeDecoding = () -> say("d");
        try (RenderEngine engine =
                RenderEngine.open(
                        new FormulaModels(model),
                        Path.of(arguments[0]),
                        new WindowCache.Limits(1 << 20, 1L << 30))) {
            engine.recover();
            String id =
                    engine.jobs().isEmpty()
                            ? engine.submit(order(engine, arguments, target))
                            : engine.jobs().getFirst().id();
            JobView view = engine.await(id);
            if (!(view.state() instanceof JobView.Done)) {
                throw new IllegalStateException(view.toString());
            }
        }
        System.out.println("\ndone " + peakKilobytes());
    }

    private static void say(String event) {
        System.out.print(event);
        System.out.flush();
    }

    static Order order(RenderEngine engine, String[] arguments, Path target)
            throws ProblemException {
        return order(
                engine,
                Path.of(arguments[1]),
                target,
                shots(
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        settings(Integer.parseInt(arguments[5]), Ilt.valueOf(arguments[6]))));
    }

    static Order order(RenderEngine engine, Path clip, Path target, List<ShotJob> shots)
            throws ProblemException {
        return new Order(
                engine.recipe(clip, "formula", shots),
                Order.Export.to(target, Delivery.Depth.BITS_8));
    }

    static Settings settings(int steps, Ilt ilt) {
        Settings usual = Settings.USUAL.with(new Guidance(1));
        return usual.with(new Steps(Steps.Method.DDIM, steps, TimestepSpacing.TRAILING))
                .with(usual.windows().fused(ilt));
    }

    static List<ShotJob> shots(int frames, int length, Settings settings) {
        List<ShotJob> shots = new ArrayList<>();
        for (int start = 0; start < frames; start += length) {
            FrameRange shot = new FrameRange(start, Math.min(frames, start + length));
            shots.add(new ShotJob(shot, shot, settings));
        }
        return shots;
    }

    private static String peakKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElseThrow();
    }

    /** Starts one, with some options of the virtual machine. */
    static Process start(List<String> options, Object... arguments) throws IOException {
        ProcessBuilder process =
                OwnProcess.of(options, ExportProcess.class, arguments)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("MALLOC_ARENA_MAX", "2"); // as the launcher has it
        return process.start();
    }
}
