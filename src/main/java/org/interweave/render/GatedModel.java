package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A model whose networks wait for the device before each run, and count the time they hold it.
 * Closing it leaves the model open.
 */
final class GatedModel implements Model {
    private final Model model;
    private final DeviceGate gate;
    private final DeviceGate.Claim claim;
    private final AtomicLong unetNanos;
    private final AtomicLong decoderNanos;

    GatedModel(Model model, DeviceGate gate, Job job) {
        this.model = model;
        this.gate = gate;
        this.claim = job;
        this.unetNanos = job.unetNanos();
        this.decoderNanos = job.decoderNanos();
    }

    @Override
    public Facts facts() {
        return model.facts();
    }

    @Override
    public Network unet() {
        return gated(model.unet(), unetNanos);
    }

    @Override
    public Network decoder() {
        return gated(model.decoder(), decoderNanos);
    }

    @Override
    public Map<String, Tensor> text(String prompt, Cancel cancel) throws Stop {
        Optional<DeviceGate.Hold> device = gate.take(claim, cancel);
        if (device.isEmpty()) {
            throw new Stop.Cancelled();
        }
        try (DeviceGate.Hold _ = device.get()) {
            return model.text(prompt, cancel);
        }
    }

    private Network gated(Network network, AtomicLong nanos) {
        return new Network() {
            @Override
            public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
                Optional<DeviceGate.Hold> device = gate.take(claim, cancel);
                if (device.isEmpty()) {
                    return new RunResult.Cancelled();
                }
                long begun = System.nanoTime();
                try (DeviceGate.Hold _ = device.get()) {
                    return network.run(inputs, cancel);
                } finally {
                    nanos.addAndGet(System.nanoTime() - begun);
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
