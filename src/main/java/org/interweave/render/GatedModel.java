package org.interweave.render;

import org.interweave.diffusion.Stop;
import org.interweave.frame.Cancel;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;

import java.util.Map;
import java.util.Optional;

/**
 * A model whose networks wait for the device before each run, and whose time is taken. Closing it
 * leaves the model open.
 */
final class GatedModel implements Model {
    private final Model model;
    private final DeviceGate gate;
    private final DeviceGate.Claim claim;
    private final StageClock clock;

    GatedModel(Model model, DeviceGate gate, DeviceGate.Claim claim, StageClock clock) {
        this.model = model;
        this.gate = gate;
        this.claim = claim;
        this.clock = clock;
    }

    @Override
    public Facts facts() {
        return model.facts();
    }

    @Override
    public Network unet() throws Stop {
        try (StageClock.Span _ = clock.in(Stage.LOAD)) {
            return gated(model.unet(), Stage.UNET);
        }
    }

    @Override
    public Network decoder() throws Stop {
        try (StageClock.Span _ = clock.in(Stage.LOAD)) {
            return gated(model.decoder(), Stage.DECODER);
        }
    }

    @Override
    public Map<String, Tensor> text(String prompt, Cancel cancel) throws Stop {
        Optional<DeviceGate.Hold> device = take(cancel);
        if (device.isEmpty()) {
            throw new Stop.Cancelled();
        }
        try (DeviceGate.Hold _ = device.get();
                StageClock.Span _ = clock.in(Stage.TEXT)) {
            return model.text(prompt, cancel);
        }
    }

    private Optional<DeviceGate.Hold> take(Cancel cancel) {
        try (StageClock.Span _ = clock.waiting()) {
            return gate.take(claim, cancel);
        }
    }

    private Network gated(Network network, Stage stage) {
        return new Network() {
            @Override
            public RunResult run(Map<String, Tensor> inputs, Cancel cancel) {
                Optional<DeviceGate.Hold> device = take(cancel);
                if (device.isEmpty()) {
                    return new RunResult.Cancelled();
                }
                try (DeviceGate.Hold _ = device.get();
                        StageClock.Span _ = clock.in(stage)) {
                    return network.run(inputs, cancel);
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
