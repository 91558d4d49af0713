package org.interweave.cli;

import picocli.CommandLine.Mixin;

/** What is asked of every export: which frames, how much is kept, which model on which device. */
final class ExportOptions {
    @Mixin private RangeOptions range = new RangeOptions();
    @Mixin private CacheOptions cache = new CacheOptions();
    @Mixin private ModelOptions model = new ModelOptions();

    RangeOptions range() {
        return range;
    }

    CacheOptions cache() {
        return cache;
    }

    ModelOptions model() {
        return model;
    }
}
