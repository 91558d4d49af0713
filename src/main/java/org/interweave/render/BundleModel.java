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
 * A bundle's graphs on an engine. The decoder is loaded beside the first runs of the denoiser, the
 * text encoder only while it is needed.
 */
public final class BundleModel implements Model {
    private final Bundle bundle;
    private final Engine engine;
    private final Facts facts;
    private final Network unet;
    private final FutureTask<Network> decoder;

    private BundleModel(Bundle bundle, Engine engine, Facts facts, Network unet) {
        this.bundle = bundle;
        this.engine = engine;
        this.facts = facts;
        this.unet = unet;
        decoder = new FutureTask<>(() -> engine.open(bundle.graph(Role.VAE_DECODER)));
        Thread.ofPlatform().daemon().name("decoder").start(decoder);
    }

    /**
     * Loads the denoiser, and begins to load the decoder.
     *
     * @return to be closed by the caller
     * @throws ProblemException if a graph is missing or the denoiser cannot run on this device
     */
    public static BundleModel open(Bundle bundle, Engine engine) throws ProblemException {
        Facts facts = facts(bundle);
        try {
            Path unet = bundle.graph(Role.UNET);
            bundle.graph(Role.VAE_DECODER);
            return new BundleModel(bundle, engine, facts, engine.open(unet));
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
    public Network unet() {
        return unet;
    }

    @Override
    public Network decoder() throws Stop {
        try {
            return loadedDecoder();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new Stop.SourceFailed(Problems.model(io));
            }
            throw new IllegalStateException(e);
        }
    }

    private Network loadedDecoder() throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return decoder.get();
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
        unet.close();
        try {
            loadedDecoder().close();
        } catch (ExecutionException e) {
            System.getLogger(BundleModel.class.getName())
                    .log(System.Logger.Level.DEBUG, "the decoder was never there", e);
        }
    }
}
