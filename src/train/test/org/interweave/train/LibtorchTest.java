package org.interweave.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class LibtorchTest {
    @Test
    void aConvolutionOverFramesHasTheGradientOfItsSums() {
        try (PointerScope _ = new PointerScope()) {
            Tensor video = torch.ones(1, 2, 4, 5, 6);
            Tensor weight = torch.ones(3, 2, 3, 3, 3).requires_grad_(true);
            Tensor y = torch.conv3d(video, weight);
            y.sum().backward();
            // 3 x 2 x 3 x 4 outputs of 2 x 27 ones; each weight meets one 1 per output position.
            assertEquals(3 * 2 * 3 * 4 * 54, y.sum().item_float());
            assertEquals(2 * 3 * 4, weight.grad().max().item_float());
            assertEquals(2 * 3 * 4, weight.grad().min().item_float());
        }
    }
}
