package org.interweave.ui.view;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;

import org.interweave.frame.FrameRange;
import org.interweave.project.Setting;
import org.interweave.ui.model.Preview;
import org.interweave.ui.model.Workbench;

/** What can be done about flicker at a frame. */
final class FlickerMenu extends ContextMenu {
    /** Frames by which windows overlap more. */
    private static final int MORE = 2;

    private final Workbench workbench;
    private int frame;

    FlickerMenu(Workbench workbench) {
        this.workbench = workbench;
        getItems()
                .addAll(
                        item(
                                "flicker-overlap",
                                "Restore again with more overlap",
                                () ->
                                        workbench
                                                .restoring()
                                                .again(frame, Setting.OVERLAP, n -> n + MORE)),
                        item(
                                "flicker-seed",
                                "Restore again with another seed",
                                () -> workbench.restoring().again(frame, Setting.SEED, n -> n + 1)),
                        item("flicker-next", "Next worst (W)", workbench.evidence()::nextWorst));
        setId("flicker-menu");
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** Opens for a frame. */
    void at(Node owner, int wanted, ContextMenuEvent e) {
        frame = wanted;
        workbench
                .session()
                .clip()
                .get()
                .ifPresent(
                        clip -> {
                            FrameRange window = Preview.window(clip, frame);
                            int overlap = clip.settings(clip.shotAt(frame)).windows().overlap();
                            int most = clip.settings(clip.shotAt(frame)).windows().length() - 1;
                            getItems()
                                    .getFirst()
                                    .setText(
                                            "Restore frames %d to %d again with an overlap of %d"
                                                    .formatted(
                                                            window.start(),
                                                            window.end() - 1,
                                                            Math.min(most, overlap + MORE)));
                            getItems().getFirst().setDisable(overlap >= most);
                            show(owner, e.getScreenX(), e.getScreenY());
                        });
    }
}
