package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.project.OutputPreset;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Looks at an export before it starts, away from the screen: a folder may be on a network that does
 * not answer, and a film may have thousands of shots to count.
 */
public final class ExportChecks {
    private final ReadOnlyObjectWrapper<Optional<Checked>> found =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<OutputPreset>> formats =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Latest<ExportPlan> plans;

    /**
     * What was found of a plan.
     *
     * @param words what would be written, or why it cannot
     * @param possible whether it may start
     * @param overwrites whether something is there that would be replaced
     */
    public record Checked(ExportPlan plan, String words, boolean possible, boolean overwrites) {
        static Checked of(ExportPlan plan, ExportGround ground) {
            Optional<String> obstacle = new ExportObstacles(plan, ground).first();
            return new Checked(
                    plan,
                    obstacle.orElseGet(plan::words),
                    obstacle.isEmpty(),
                    obstacle.isEmpty() && plan.overwrites());
        }
    }

    /**
     * @param ground where exports go
     * @param worker looks
     * @param screen the thread on which it is told
     */
    ExportChecks(ExportGround ground, Executor worker, Executor screen) {
        Latest<Checked> told = new Latest<>(screen, c -> found.set(Optional.of(c)));
        Latest<List<OutputPreset>> offered = new Latest<>(screen, formats::set);
        plans =
                new Latest<>(
                        worker,
                        plan -> {
                            told.set(Checked.of(plan, ground));
                            offered.set(ground.formats());
                        });
    }

    /** The formats that this machine can write besides the usual ones, as far as is known. */
    public ReadOnlyObjectProperty<List<OutputPreset>> formats() {
        return formats.getReadOnlyProperty();
    }

    /** What was found last. */
    public ReadOnlyObjectProperty<Optional<Checked>> found() {
        return found.getReadOnlyProperty();
    }

    /** Looks at a plan, soon, unless a newer one comes first. */
    public void ask(ExportPlan plan) {
        plans.set(plan);
    }
}
