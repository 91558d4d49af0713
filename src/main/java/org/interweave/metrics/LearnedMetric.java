package org.interweave.metrics;

import org.interweave.frame.Bicubic;
import org.interweave.frame.Cancel;
import org.interweave.frame.Picture;
import org.interweave.tensor.Network;
import org.interweave.tensor.RunResult;
import org.interweave.tensor.Shape;
import org.interweave.tensor.Tensor;

import java.util.HashMap;
import java.util.Map;

/** A bundle's graph at work. Closes the network it was given. */
public final class LearnedMetric implements Features, AutoCloseable {
    private final MetricBundle bundle;
    private final Network network;

    /** A metric over its loaded graph. */
    public LearnedMetric(MetricBundle bundle, Network network) {
        this.bundle = bundle;
        this.network = network;
    }

    /** What it is. */
    public MetricBundle bundle() {
        return bundle;
    }

    /** The number of a frame, for bundles of the kind {@code FRAME}. */
    public double score(Picture frame) throws MetricException {
        return number(run(Map.of(bundle.input(), tensor(frame))));
    }

    /** The number of a frame and its reference, for bundles of the kind {@code PAIR}. */
    public double score(Picture frame, Picture reference) throws MetricException {
        Planes.requireSameSize(frame, reference);
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put(bundle.input(), tensor(frame));
        inputs.put(bundle.reference(), tensor(reference));
        return number(run(inputs));
    }

    @Override
    public float[] of(Picture picture) throws MetricException {
        return run(Map.of(bundle.input(), tensor(picture))).toArray();
    }

    private double number(Tensor output) throws MetricException {
        if (output.toArray().length != 1) {
            throw misfit("gives " + output.toArray().length + " numbers where one is wanted");
        }
        return output.get(0);
    }

    private Tensor run(Map<String, Tensor> inputs) throws MetricException {
        try {
            return switch (network.run(inputs, new Cancel())) {
                case RunResult.Done done -> done.output(bundle.output());
                case RunResult.OutOfMemory(String detail) ->
                        throw new MetricException(
                                bundle.measure().name() + " ran out of memory: " + detail,
                                "measure a smaller clip");
                case RunResult.Cancelled() -> throw new IllegalStateException("nobody cancels");
            };
        } catch (IllegalArgumentException e) {
            throw misfit(String.valueOf(e.getMessage()));
        }
    }

    private MetricException misfit(String why) {
        return new MetricException(
                bundle.graph() + " does not fit its manifest: " + why,
                "see docs/metric-bundles.md for what it must say");
    }

    /** {@code [1, 3, height, width]}, at the size and in the units that the graph wants. */
    private Tensor tensor(Picture picture) {
        Picture sized =
                bundle.size()
                        .filter(size -> !size.equals(picture.size()))
                        .map(size -> new Bicubic(size).resize(picture))
                        .orElse(picture);
        float[] samples = Planes.rgb(sized);
        int pixels = sized.size().pixels();
        for (int i = 0; i < samples.length; i++) {
            double mean = bundle.mean().get(i / pixels);
            samples[i] = (float) ((samples[i] - mean) / bundle.deviation().get(i / pixels));
        }
        return Tensor.of(
                Shape.of(1, Picture.CHANNELS, sized.size().height(), sized.size().width()),
                samples);
    }

    @Override
    public void close() {
        network.close();
    }
}
