package org.interweave.train;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Weights and what AdamW and the running average remember of them, one row each.
 *
 * <p>Source: Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019.
 *
 * @param weights trained
 * @param gradient of the loss, cleared for every update
 * @param average of the weights, exponential: what is shipped
 * @param first moment of the gradient
 * @param second moment of the gradient
 */
record TrainingState(
        Weights weights, Tensor gradient, Tensor average, Tensor first, Tensor second) {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;
    private static final double EPSILON = 1e-8;
    private static final double DECAY = 1e-3;
    private static final double LONGEST_AVERAGE = 0.998;
    private static final double STEEPEST = 1;

    static TrainingState of(Weights weights) {
        int count = (int) weights.all().numel();
        return new TrainingState(
                weights,
                Weights.zeros(count),
                weights.all().clone(),
                Weights.zeros(count),
                Weights.zeros(count));
    }

    /** Goes on from the average, and forgets the moments, for another choice of weights. */
    void startStage() {
        weights.copyFrom(average);
        first.zero_();
        second.zero_();
    }

    /**
     * One update from the gradient.
     *
     * @param shares of the rate, for each weight; 0 where it is not trained
     * @param update counted from 0 in the stage
     * @param total counted from 0 in all
     * @return the gradient's length before it was shortened
     */
    double update(Tensor shares, double rate, int update, int total) {
        try (NoGradGuard _ = new NoGradGuard()) {
            gradient.mul_(shares.sign());
            double length = gradient.norm().item_float();
            gradient.mul_(new Scalar(Math.min(1, STEEPEST / Math.max(length, 1e-12))));
            first.mul_(new Scalar(BETA1)).add_(gradient, new Scalar(1 - BETA1));
            second.mul_(new Scalar(BETA2)).addcmul_(gradient, gradient, new Scalar(1 - BETA2));
            double grown1 = 1 - Math.pow(BETA1, update + 1);
            double grown2 = 1 - Math.pow(BETA2, update + 1);
            Tensor root = second.mul(new Scalar(1 / grown2)).sqrt_().add_(new Scalar(EPSILON));
            Tensor step = first.div(root).mul_(shares);
            step.add_(weights.all().mul(shares), new Scalar(DECAY * grown1));
            weights.all().add_(step, new Scalar(-rate / grown1));
            double share = Math.min(LONGEST_AVERAGE, (1.0 + total) / (10.0 + total));
            average.lerp_(weights.all(), new Scalar(1 - share));
            return length;
        }
    }
}
