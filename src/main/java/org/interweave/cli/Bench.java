package org.interweave.cli;

import org.interweave.render.Engines;
import org.interweave.render.ProblemException;

import java.util.function.Consumer;

/** Measures the networks on this machine. */
public interface Bench {
    /**
     * Runs every stage several times and keeps the times.
     *
     * @param full whether the authors' full-size networks are measured too, which takes minutes and
     *     about 10 GB of memory and disk
     * @param begun hears the name of each stage as it begins
     * @throws ProblemException if the device does not work or there is no room for the graphs
     */
    BenchReport run(Engines.Provider provider, boolean full, Consumer<String> begun)
            throws ProblemException;
}
