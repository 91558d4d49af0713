package org.interweave.cli;

import java.util.List;
import java.util.Map;

/**
 * What a benchmark saw.
 *
 * @param machine processor, memory and system
 * @param versions of the studio, the engine and Java
 * @param device what ran the networks, and why
 * @param matrixProductGflops the best rate of a product of 2048x2048 matrices in this run
 * @param stages in the order they ran
 */
public record BenchReport(
        Map<String, String> machine,
        Map<String, String> versions,
        String device,
        double matrixProductGflops,
        List<Stage> stages) {
    public BenchReport {
        stages = List.copyOf(stages);
    }

    /**
     * One network at one size.
     *
     * @param input the shape that decides the work
     * @param gigaMultiplyAdds of one run
     * @param loadSeconds from the file to ready
     * @param seconds each run after the first, in order
     * @param best the shortest of them
     * @param median the middle one
     * @param gflops two operations a multiply-add, over the best time
     * @param shareOfMatrixProduct {@code gflops} against the best matrix product of this run
     * @param peakResidentBytes of the whole process while this stage ran; 0 where unknown
     */
    public record Stage(
            String name,
            String input,
            double gigaMultiplyAdds,
            double loadSeconds,
            List<Double> seconds,
            double best,
            double median,
            double gflops,
            double shareOfMatrixProduct,
            long peakResidentBytes) {
        public Stage {
            seconds = List.copyOf(seconds);
        }
    }
}
