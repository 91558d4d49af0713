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
import java.util.Map;

/** A bundle's graphs on an engine. The text encoder is loaded only while it is needed. */
public final class BundleModel implements Model {
    private final Bundle bundle;
    private final Engine engine;
    private final Facts facts;
    private final Network unet;
    private final Network decoder;

    private BundleModel(Bundle bundle, Engine engine, Facts facts, Network unet, Network decoder) {
        this.bundle = bundle;
        this.engine = engine;
        this.facts = facts;
        this.unet = unet;
        this.decoder = decoder;
    }

    /**
     * Loads the denoiser and the decoder.
     *
     * @return to be closed by the caller
     * @throws ProblemException if a graph is missing or cannot run on this device
     */
    public static BundleModel open(Bundle bundle, Engine engine) throws ProblemException {
        Facts facts = facts(bundle);
        try {
            Network unet = engine.open(bundle.graph(Role.UNET));
            try {
                Network decoder = engine.open(bundle.graph(Role.VAE_DECODER));
                return new BundleModel(bundle, engine, facts, unet, decoder);
            } catch (IOException | RuntimeException e) {
                unet.close();
                throw e;
            }
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
    public Network decoder() {
        return decoder;
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
        decoder.close();
    }
}
