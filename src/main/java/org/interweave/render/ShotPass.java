package org.interweave.render;

import org.interweave.diffusion.Denoiser;
import org.interweave.diffusion.NetworkDenoiser;
import org.interweave.diffusion.NoiseOrder;
import org.interweave.diffusion.NoisyFrames;
import org.interweave.diffusion.Sampler;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.ShotDecoder;
import org.interweave.diffusion.ShotFrames;
import org.interweave.diffusion.ShotNoise;
import org.interweave.diffusion.ShotSampler;
import org.interweave.diffusion.StepListener;
import org.interweave.diffusion.Stop;
import org.interweave.diffusion.TilePlan;
import org.interweave.diffusion.TiledDenoiser;
import org.interweave.diffusion.WindowMemory;
import org.interweave.diffusion.WindowTensors;
import org.interweave.frame.Cancel;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.frame.Windows;
import org.interweave.tensor.Region;
import org.interweave.tensor.Tensor;

import java.util.Optional;

/**
 * A model put to work on one shot.
 *
 * @param model the networks
 * @param texts what they are told
 * @param settings how
 * @param tiles in which parts
 * @param cancel asked before every run
 */
record ShotPass(Model model, Texts texts, Settings settings, TilePlan tiles, Cancel cancel) {

    /**
     * The chunks of a shot from which its pictures are made.
     *
     * @param wanted counted from the shot's first
     */
    ShotChunks chunks(
            ShotFrames frames, FrameRange wanted, WindowMemory memory, StepListener listener)
            throws Stop {
        ShotSampler sampler = sampler(frames, memory, listener);
        ShotDecoder decoder =
                new ShotDecoder(
                        model.decoder(),
                        model.facts().scaling(),
                        model.facts().factor(),
                        tiles.decoderGrid(frames.size()),
                        cancel);
        return new ShotChunks(
                ShotChunks.Plan.of(settings, frames.count(), wanted),
                sampler.latents(steps(), settings.windows().ilt(), settings.windows().transition()),
                decoder::decode);
    }

    /** The latents of single windows, before they are fused a last time, made as they are read. */
    WindowTensors each(ShotSampler sampler) {
        return sampler.each(steps(), settings.windows().ilt(), settings.windows().transition());
    }

    private Sampler steps() {
        return settings.steps().sampler(model.facts().schedule());
    }

    /** Samples the windows of a shot. */
    ShotSampler sampler(ShotFrames frames, WindowMemory memory, StepListener listener) {
        Windows windows = settings.windows().windows(frames.count());
        Size size = frames.size();
        long seed = settings.noise().seed();
        ShotNoise noise =
                new ShotNoise(
                        seed,
                        frames.firstFrame(),
                        model.facts().latentChannels(),
                        Region.whole(size.height(), size.width()),
                        NoiseOrder.of(settings.noise().reuse(), windows, seed));
        NoisyFrames lowRes =
                new NoisyFrames(
                        frames, windows, model.facts().lowRes(), settings.noise().level(), seed);
        Denoiser denoiser =
                new TiledDenoiser(new Told(), tiles.denoiserGrid(size), listener::partly);
        return new ShotSampler(windows, noise, lowRes, denoiser, memory, listener);
    }

    /** The denoiser; its prompts are encoded when the first window needs them, if one does. */
    private final class Told implements Denoiser {
        private Optional<Denoiser> denoiser = Optional.empty();

        @Override
        public Tensor predict(Tensor latents, Tensor lowRes, int timestep) throws Stop {
            if (denoiser.isEmpty()) {
                denoiser = Optional.of(told());
            }
            return denoiser.get().predict(latents, lowRes, timestep);
        }
    }

    private Denoiser told() throws Stop {
        NetworkDenoiser.Text text =
                new NetworkDenoiser.Text(
                        texts.keys(settings.prompt().negative()),
                        texts.keys(settings.prompt().positive()),
                        settings.guidance());
        return NetworkDenoiser.of(
                model.unet(), text, settings.noise().level(), tiles.batching(), cancel);
    }
}
