package org.interweave.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TilePlan;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Size;
import org.interweave.media.Delivery;
import org.interweave.render.JobView;
import org.interweave.render.Order;
import org.interweave.render.Problem;
import org.interweave.render.Recipe;
import org.interweave.render.StageTimes;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class ExportNewsTest {
    private static final Problem FULL =
            new Problem(Problem.Kind.DISK_FULL, "no room left on the disk", "free some space");

    private final List<String> told = new ArrayList<>();
    private final ExportNews news =
            new ExportNews(p -> told.add("written " + p.getFileName()), p -> told.add(p.what()));

    private void are(JobView.State... states) {
        List<JobView> films = new ArrayList<>();
        for (JobView.State state : states) {
            films.add(film("film %d".formatted(films.size()), state));
        }
        news.tell(films);
    }

    private static JobView film(String name, JobView.State state) {
        FrameRange all = new FrameRange(0, 100);
        Recipe recipe =
                new Recipe(
                        Recipe.VERSION,
                        new Recipe.Source("/films/film.mkv", "hash", new Size(16, 8)),
                        "model",
                        "engine",
                        List.of(new Recipe.Shot(all, all, Settings.USUAL, TilePlan.USUAL)));
        Path target = Path.of("/out", name + ".mov");
        return new JobView(
                name,
                new Order(recipe, Order.Export.to(target, Delivery.Depth.BITS_10)),
                state,
                Optional.empty(),
                StageTimes.NONE);
    }

    private void assertTold(String... words) {
        assertEquals(List.of(words), told);
    }

    @Test
    void everyFilmThatIsWrittenIsToldOnce() {
        are(new JobView.Running(), new JobView.Waiting());
        assertTold();
        are(new JobView.Done(), new JobView.Running());
        are(new JobView.Done(), new JobView.Done());
        assertTold("written film 0.mov", "written film 1.mov");
    }

    @Test
    void whyAFilmCannotBeWrittenIsToldOnce() {
        Stream.generate(() -> new JobView.Failed(FULL)).limit(2).forEach(this::are);
        assertTold("the export of film 0.mov failed: no room left on the disk");
    }

    @Test
    void aFilmThatStandsStillIsToldEachTimeItDoes() {
        JobView.State standing = new JobView.Paused(Optional.of(FULL));
        are(standing);
        are(standing);
        String words = "the export of film 0.mov stands still: no room left on the disk";
        assertTold(words);
        are(new JobView.Running());
        are(standing);
        assertTold(words, words);
    }

    @Test
    void whatTheUserDidThemselvesIsNotToldThem() {
        are(new JobView.Paused(Optional.empty()), new JobView.Cancelled());
        assertTold();
    }
}
