package org.interweave.onnx;

/** Where graphs run. */
public sealed interface Device {
    /** The name that recipes and sidecars record. */
    String provider();

    /**
     * The processor.
     *
     * @param threads threads of one run, at least 1; part of what decides the bits of a result
     */
    record Cpu(int threads) implements Device {
        public Cpu {
            if (threads < 1) {
                throw new IllegalArgumentException("threads=" + threads);
            }
        }

        /** All processors this machine offers. */
        public static Cpu allProcessors() {
            return new Cpu(Runtime.getRuntime().availableProcessors());
        }

        @Override
        public String provider() {
            return "cpu";
        }
    }

    /**
     * An NVIDIA GPU, through CUDA 12 and cuDNN 9.
     *
     * @param index the GPU's number, from 0
     * @param tuning what to put first
     */
    record Cuda(int index, Tuning tuning) implements Device {
        @Override
        public String provider() {
            return "cuda";
        }
    }

    /** What the CUDA provider puts first. */
    enum Tuning {
        /** Convolutions chosen by rule, TF32 off, deterministic kernels: the same bits twice. */
        REPRODUCIBLE,
        /** Convolutions chosen by timing them, TF32 on. */
        FAST
    }
}
