package org.interweave.render;

import org.interweave.diffusion.TilePlan;
import org.interweave.frame.Size;

import java.util.Optional;

/** One formula model, whatever is asked for. */
record FormulaModels(FormulaModel model, String engine) implements Models {
    FormulaModels(FormulaModel model) {
        this(model, "formula 1");
    }

    @Override
    public TilePlan plan(String hash, Size size, Optional<String> loaded) {
        return TilePlan.USUAL;
    }

    @Override
    public boolean leavesRoom(String hash) {
        return true;
    }

    @Override
    public Model open(String hash) {
        return model;
    }
}
