package org.interweave.render;

import org.interweave.diffusion.Denoiser;
import org.interweave.diffusion.Fusion;
import org.interweave.diffusion.NetworkDenoiser;
import org.interweave.diffusion.NoiseOrder;
import org.interweave.diffusion.NoisyFrames;
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
import org.interweave.frame.WindowPlan;
import org.interweave.frame.Windows;
import org.interweave.tensor.Region;

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
     * The pictures of a shot, {@code [1, 3, frames, height, width]}, made a little before they are
     * read.
     *
     * @param wanted counted from the shot's first; all of them will be read, and no others
     */
    Fusion pictures(
            ShotFrames frames,
            FrameRange wanted,
            WindowMemory memory,
            StepListener listener,
            Crew crew)
            throws Stop {
        Windows windows = windows(frames);
        ShotDecoder decoder =
                new ShotDecoder(
                        model.decoder(),
                        model.facts().scaling(),
                        model.facts().factor(),
                        tiles.decoderGrid(frames.size()),
                        cancel);
        Fusion latents = latents(frames, memory, listener);
        WindowPlan chunks = settings.chunks().plan(windows.frames());
        return ShotDecoder.joined(
                chunks,
                crew.inTwoParts(
                        i -> latents.read(chunks.window(i)),
                        decoder::decode,
                        chunks.lastHolding(wanted.end() - 1) + 1));
    }

    /** The fused latents of a shot, made as they are read. */
    Fusion latents(ShotFrames frames, WindowMemory memory, StepListener listener) throws Stop {
        return sampler(frames, memory, listener)
                .latents(
                        settings.steps().sampler(model.facts().schedule()),
                        settings.windows().ilt(),
                        settings.windows().transition());
    }

    /** The latents of single windows, before they are fused a last time, made as they are read. */
    WindowTensors each(ShotFrames frames, WindowMemory memory, StepListener listener) throws Stop {
        return sampler(frames, memory, listener)
                .each(
                        settings.steps().sampler(model.facts().schedule()),
                        settings.windows().ilt(),
                        settings.windows().transition());
    }

    private ShotSampler sampler(ShotFrames frames, WindowMemory memory, StepListener listener)
            throws Stop {
        Windows windows = windows(frames);
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
        return new ShotSampler(windows, noise, lowRes, denoiser(size), memory, listener);
    }

    private Windows windows(ShotFrames frames) {
        return settings.windows().windows(frames.count());
    }

    private Denoiser denoiser(Size size) throws Stop {
        NetworkDenoiser.Text text =
                new NetworkDenoiser.Text(
                        texts.keys(settings.prompt().negative()),
                        texts.keys(settings.prompt().positive()),
                        settings.guidance());
        Denoiser whole =
                NetworkDenoiser.of(
                        model.unet(), text, settings.noise().level(), tiles.batching(), cancel);
        return new TiledDenoiser(whole, tiles.denoiserGrid(size));
    }
}
