package org.interweave.diffusion;

import java.util.List;

/**
 * How many denoising steps are taken, and which.
 *
 * @param method of sampling
 * @param count steps, at least 1; 1 for {@link Method#ONE_STEP}
 * @param spacing which timesteps are visited; not used by {@link Method#ONE_STEP}
 */
public record Steps(Method method, int count, TimestepSpacing spacing) {
    /** The authors' fifty. */
    public static final Steps AUTHORS = new Steps(Method.DDIM, 50, TimestepSpacing.LEADING);

    public Steps {
        if (count < 1 || count > 1000 || (method == Method.ONE_STEP && count != 1)) {
            throw new IllegalArgumentException(count + " steps of " + method);
        }
    }

    /** The sampler of these steps under a schedule. */
    public Sampler sampler(NoiseSchedule schedule) {
        Ddim ddim = new Ddim(schedule);
        int training = schedule.timesteps();
        return switch (method) {
            case DDIM -> new Sampler.Ddims(ddim, List.copyOf(spacing.timesteps(count, training)));
            case ONE_STEP -> new Sampler.OneStep(ddim, training - 1);
        };
    }

    /** Ways of sampling. */
    public enum Method {
        DDIM,
        /** OS-DiffVSR, for networks distilled to one step. */
        ONE_STEP
    }
}
