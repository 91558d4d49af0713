package org.interweave.ui.model;

import org.interweave.render.JobView;
import org.interweave.render.Problem;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is to be told of films in the queue, each thing once: that one is written, that one cannot
 * be, that one stands still until there is room again.
 */
final class ExportNews {
    private final Consumer<? super Path> finished;
    private final Consumer<? super Problem> failed;
    private final Set<String> over = new HashSet<>();
    private final Set<String> standing = new HashSet<>();

    /**
     * @param finished is handed every film that was written
     * @param failed is told of those that cannot be, or not now
     */
    ExportNews(Consumer<? super Path> finished, Consumer<? super Problem> failed) {
        this.finished = finished;
        this.failed = failed;
    }

    /** Tells what is new. */
    void tell(List<JobView> films) {
        for (JobView film : films) {
            if (!(film.state() instanceof JobView.Paused)) {
                standing.remove(film.id());
            }
            switch (film.state()) {
                case JobView.Done _ -> {
                    if (over.add(film.id())) {
                        finished.accept(Exports.target(film));
                    }
                }
                case JobView.Failed(Problem why) -> {
                    if (over.add(film.id())) {
                        failed.accept(of(film, "failed", why));
                    }
                }
                case JobView.Paused(Optional<Problem> why) -> {
                    if (why.isPresent() && standing.add(film.id())) {
                        failed.accept(of(film, "stands still", why.get()));
                    }
                }
                case JobView.Cancelled _, JobView.Waiting _, JobView.Running _ -> {}
            }
        }
    }

    private static Problem of(JobView film, String how, Problem why) {
        return new Problem(
                why.kind(),
                "the export of %s %s: %s"
                        .formatted(Exports.target(film).getFileName(), how, why.what()),
                why.advice());
    }
}
