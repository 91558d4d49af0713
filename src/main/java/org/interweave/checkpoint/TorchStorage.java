package org.interweave.checkpoint;

/**
 * One run of numbers in a torch file, which several tensors may share.
 *
 * @param key the name of its part of the file, under {@code data/}
 * @param format how a number is stored
 * @param count how many numbers there are
 */
record TorchStorage(String key, NumberFormat format, long count) {
    TorchStorage {
        if (count < 0) {
            throw new IllegalArgumentException("count=" + count);
        }
    }

    long bytes() {
        return Math.multiplyExact(count, format.bytes());
    }
}
