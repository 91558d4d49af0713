package org.interweave.ui.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.interweave.render.Problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What has ended while the user looked at something else than the studio, until they look here.
 *
 * <p>Called on the screen's thread only.
 */
public final class Tidings {
    private final ReadOnlyObjectWrapper<List<Tiding>> unseen =
            new ReadOnlyObjectWrapper<>(List.of());
    private boolean watched = true;

    /**
     * One of them.
     *
     * @param headline what kind of thing it is
     * @param words about what
     */
    public record Tiding(String headline, String words) {}

    /** What the user has not seen, the oldest first. */
    public ReadOnlyObjectProperty<List<Tiding>> unseen() {
        return unseen.getReadOnlyProperty();
    }

    /**
     * The user looks at the studio, or at something else from now on.
     *
     * @param here whether its window is the one in front
     */
    public void watch(boolean here) {
        watched = here;
        if (here) {
            unseen.set(List.of());
        }
    }

    /** A film or a report is there. */
    void written(Path target) {
        String name = String.valueOf(target.getFileName());
        came(new Tiding(Writing.isFilm(target) ? "Export finished" : "Report finished", name));
    }

    /** A film is not going to be there, or not soon. */
    void failed(Problem why) {
        came(new Tiding("Export needs you", why.what()));
    }

    private void came(Tiding tiding) {
        if (!watched) {
            List<Tiding> more = new ArrayList<>(unseen.get());
            more.add(tiding);
            unseen.set(List.copyOf(more));
        }
    }
}
