package org.interweave.render;

import org.interweave.bundle.Bundle;
import org.interweave.bundle.ClipTokenizer;
import org.interweave.bundle.Manifest;
import org.interweave.bundle.Role;
import org.interweave.bundle.SchedulerConfig;
import org.interweave.diffusion.BetaSchedule;
import org.interweave.diffusion.NoiseSchedule;
import org.interweave.diffusion.Stop;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A bundle's graphs on an engine. Denoiser and decoder are loaded in the background, one after the
 * other: beside the first prompt and the first runs of the denoiser. The text encoder is loaded
 * only while it is needed.
 */
public final class BundleModel implements Model {
    private final Bundle bundle;
    private final Engine engine;
    private final Facts facts;
    private final FutureTask<Network> unet;
    private final FutureTask<Network> decoder;

    private BundleModel(Bundle bundle, Engine engine, Facts facts, Path unet, Path decoder) {
        this.bundle = bundle;
        this.engine = engine;
        this.facts = facts;
        this.unet = new FutureTask<>(() -> engine.open(unet));
        this.decoder = new FutureTask<>(() -> engine.open(decoder));
        Thread.ofPlatform()
                .daemon()
                .name("load")
                .start(
                        () -> {
                            this.unet.run();
                            this.decoder.run();
                        });
    }

    /**
     * Begins to load a bundle.
     *
     * @return to be closed by the caller
     * @throws ProblemException if a graph is missing
     */
    public static BundleModel open(Bundle bundle, Engine engine) throws ProblemException {
        try {
            return new BundleModel(
                    bundle,
                    engine,
                    facts(bundle),
                    bundle.graph(Role.UNET),
                    bundle.graph(Role.VAE_DECODER));
        } catch (IOException e) {
            throw Problems.model(e);
        }
    }

    private static Facts facts(Bundle bundle) throws ProblemException {
        Manifest manifest = bundle.manifest();
        if (manifest.scheduler().prediction() != SchedulerConfig.Prediction.VELOCITY) {
            throw new ProblemException(
                    Problem.Kind.MODEL,
                    "the model predicts " + manifest.scheduler().prediction() + ", not velocity",
                    "choose a DiffVSR model");
        }
        return new Facts(
                bundle.hash(),
                manifest.sizes().latentChannels(),
                manifest.sizes().vaeFactor(),
                manifest.sizes().scalingFactor(),
                schedule(manifest.scheduler()),
                schedule(manifest.lowResScheduler()));
    }

    private static NoiseSchedule schedule(SchedulerConfig config) {
        BetaSchedule betas =
                switch (config.betas()) {
                    case LINEAR -> BetaSchedule.LINEAR;
                    case SCALED_LINEAR -> BetaSchedule.SCALED_LINEAR;
                    case SQUARED_COSINE -> BetaSchedule.SQUARED_COSINE;
                };
        return NoiseSchedule.of(betas, config.timesteps(), config.betaStart(), config.betaEnd());
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Network unet() throws Stop {
        return opened(unet);
    }

    @Override
    public Network decoder() throws Stop {
        return opened(decoder);
    }

    private static Network opened(FutureTask<Network> loading) throws Stop {
        try {
            return loaded(loading);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new Stop.SourceFailed(Problems.model(io));
            }
            throw new IllegalStateException(e);
        }
    }

    private static Network loaded(FutureTask<Network> loading) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return loading.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Map<String, Tensor> text(String prompt, Cancel cancel) throws Stop {
        try (ClipTokenizer tokenizer = bundle.tokenizer()) {
            Tensor tokens = tokenizer.encode(prompt).tensor();
            Tensor text = run(Role.TEXT_ENCODER, Map.of("tokens", tokens), cancel).output("text");
            return run(Role.TEXT_KEYS, Map.of("text", text), cancel).outputs();
        } catch (IOException e) {
            throw new Stop.SourceFailed(Problems.model(e));
        }
    }

    private RunResult.Done run(Role role, Map<String, Tensor> inputs, Cancel cancel)
            throws IOException, Stop {
        try (Network network = engine.open(bundle.graph(role))) {
            return switch (network.run(inputs, cancel)) {
                case RunResult.Done done -> done;
                case RunResult.OutOfMemory(String detail) ->
                        throw new Stop.DeviceFull(detail, false);
                case RunResult.Cancelled() -> throw new Stop.Cancelled();
            };
        }
    }

    @Override
    public void close() {
        close(unet);
        close(decoder);
    }

    private static void close(FutureTask<Network> loading) {
        try {
            loaded(loading).close();
        } catch (ExecutionException e) {
            System.getLogger(BundleModel.class.getName())
                    .log(System.Logger.Level.DEBUG, "a network was never there", e);
        }
    }
}
