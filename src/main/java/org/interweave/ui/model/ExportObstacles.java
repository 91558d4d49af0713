package org.interweave.ui.model;

import org.interweave.media.MediaException;
import org.interweave.render.Deliveries;
import org.interweave.render.ProblemException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands in the way of an export, in words: what is so, and what to do.
 *
 * @param plan the export
 * @param ground where it would be written
 */
record ExportObstacles(ExportPlan plan, ExportGround ground) {
    /** The first thing in the way; empty if there is nothing. */
    Optional<String> first() {
        if (plan.target().toString().isBlank()) {
            return Optional.of("The file has no name. Type one, or choose where it goes.");
        }
        if (plan.target().toAbsolutePath().normalize().equals(plan.clip().media().path())) {
            return Optional.of("This is the film itself. Choose another name.");
        }
        return format().or(this::place).or(this::coding).or(this::room).or(this::shots);
    }

    private Optional<String> format() {
        String ending = ExportPlan.ending(plan.target());
        if (plan.preset().ending().equals(ending)) {
            return Optional.empty();
        }
        return Optional.of(
                "No format is written under %s. Choose a format above, or end the name in .mp4, .mov"
                                .formatted(
                                        ending.isEmpty()
                                                ? "a name without an ending"
                                                : "." + ending)
                        + " or .mkv; a name without an ending is a folder of pictures.");
    }

    private Path folder() {
        return plan.target().toAbsolutePath().normalize().resolveSibling(".").normalize();
    }

    private Optional<String> place() {
        if (!Files.isDirectory(folder())) {
            return Optional.of("There is no folder " + folder() + ". Choose another one.");
        }
        if (!Files.isWritable(folder())) {
            return Optional.of(
                    "Nothing can be written to "
                            + folder()
                            + ". Choose another folder, or check its permissions.");
        }
        boolean film = !plan.preset().ending().isEmpty();
        if (film && Files.isDirectory(plan.target())) {
            return Optional.of("A folder of this name is there. Choose another name.");
        }
        return !film && Files.isRegularFile(plan.target())
                ? Optional.of("A file of this name is there. Choose another name for the folder.")
                : Optional.empty();
    }

    private Optional<String> coding() {
        try {
            ground.check(plan.target(), plan.delivery());
            return Optional.empty();
        } catch (MediaException e) {
            return Optional.of(sentence(e.what()) + " " + sentence(e.advice()));
        }
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private Optional<String> room() {
        try {
            long needed =
                    Deliveries.estimatedBytes(
                            plan.target(),
                            ExportPlan.depth(plan.preset()),
                            (long) plan.delivery().size().pixels() * plan.frames());
            long there = ground.room(folder());
            return there < needed
                    ? Optional.of(
                            "It needs about %s and the disk of %s has %s left. Free some space, or choose"
                                            .formatted(Bytes.of(needed), folder(), Bytes.of(there))
                                    + " another disk, fewer frames or a smaller format.")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "The disk of "
                            + folder()
                            + " does not answer: "
                            + e.getMessage()
                            + ". Choose another folder.");
        } catch (ProblemException e) {
            return Optional.of(sentence(e.problem().what()) + " " + sentence(e.problem().advice()));
        }
    }

    private Optional<String> shots() {
        return plan.shotsKnown()
                ? Optional.empty()
                : Optional.of(
                        "The shots of these frames are still being looked for. Wait for them, or"
                                + " choose frames whose shots are known.");
    }
}
