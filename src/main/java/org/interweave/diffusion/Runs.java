package org.interweave.diffusion;

import org.interweave.tensor.RunResult;
import org.interweave.tensor.Tensor;

/** Reads the outcome of a run. */
final class Runs {
    private Runs() {}

    static Tensor output(RunResult result, String name) throws Stop {
        return switch (result) {
            case RunResult.Done done -> done.output(name);
            case RunResult.OutOfMemory(String detail) ->
                    throw new Stop.DeviceFull(detail, name.equals("pictures"));
            case RunResult.Cancelled() -> throw new Stop.Cancelled();
        };
    }
}
