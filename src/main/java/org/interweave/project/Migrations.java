package org.interweave.project;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.function.Consumer;

/**
 * Brings the tree of an older file up to date, one version after another.
 *
 * @param steps the first makes version 2 of version 1
 */
record Migrations(List<Consumer<ObjectNode>> steps) {
    /** Those of the document's file, of which there has been one version. */
    static final Migrations OF_DOCUMENTS = new Migrations(List.of());

    Migrations {
        steps = List.copyOf(steps);
    }

    /** The version that files are written in. */
    int current() {
        return 1 + steps.size();
    }

    /** Changes a tree of a version up to the current one. */
    void apply(ObjectNode tree, int version) {
        for (Consumer<ObjectNode> step : steps.subList(version - 1, steps.size())) {
            step.accept(tree);
        }
        tree.put("version", current());
    }
}
