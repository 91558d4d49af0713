package org.interweave.ui.view;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.interweave.frame.Size;
import org.interweave.ui.model.Pixels;
import org.interweave.ui.model.Variations;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;

/** One window in several ways, moving; the one that is picked becomes the shot's setting. */
final class VariationsPanel extends Panel {
    private static final double WIDTH = 728;
    private static final double HEIGHT = 480;
    private static final double GAP = 10;
    private static final int COLUMNS = 3;

    /** Around a picture, and the line below it. */
    private static final double EDGE = 20;

    private static final double CAPTION = 34;

    private final Workbench workbench;
    private final Variations variations;
    private final Runnable close;
    private final FlowPane grid = new FlowPane(GAP, GAP);
    private final List<Runnable> movers = new ArrayList<>();
    private final Label words = Panel.hint("");
    private final Spinner<Integer> seeds;
    private final Spinner<Integer> guidances;
    private final Spinner<Integer> noises;
    private int beat;

    VariationsPanel(Workbench workbench, Runnable close) {
        super("variations-panel", "Variations of this window", close);
        this.workbench = workbench;
        this.close = close;
        variations = workbench.variations();
        seeds = number("variation-seeds", 6, 3, "How many seeds");
        guidances =
                number("variation-guidances", 3, 1, "Guidance: the shot's own, weaker, stronger");
        noises = number("variation-noises", 3, 1, "Noise level: the shot's own, more, less");
        Button make =
                Controls.button(
                        "variations-make",
                        "Make drafts",
                        Icon.PREVIEW,
                        "Restore the window in all of these ways, as drafts",
                        this::make);
        make.setDefaultButton(true);
        Button stop =
                Controls.button(
                        "variations-stop",
                        "Stop",
                        Icon.STOP,
                        "Make no more",
                        workbench.restoring()::stopVariations);
        stop.disableProperty().bind(variations.running().not());
        HBox choices =
                new HBox(
                        8,
                        new Label("Seeds"),
                        seeds,
                        new Label("Guidance"),
                        guidances,
                        new Label("Noise level"),
                        noises,
                        Controls.spring(),
                        stop,
                        make);
        choices.setAlignment(Pos.CENTER_LEFT);
        grid.setPrefWrapLength(WIDTH);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(choices, scroll, words);
        for (Spinner<Integer> spinner : List.of(seeds, guidances, noises)) {
            spinner.valueProperty().addListener((_, _, _) -> count());
        }
        follow(variations.cells(), this::show);
        follow(variations.running(), _ -> show(variations.cells().get()));
        count();
        move();
    }

    private static Spinner<Integer> number(String id, int most, int value, String words) {
        Spinner<Integer> spinner = Controls.named(new Spinner<>(1, most, value), id, words);
        spinner.setPrefWidth(76);
        return spinner;
    }

    private Variations.Spread spread() {
        return new Variations.Spread(seeds.getValue(), guidances.getValue(), noises.getValue());
    }

    private void count() {
        words.setText(
                "%d drafts of 8 frames. The one you pick becomes the shot's seed, guidance and noise level."
                        .formatted(spread().count()));
    }

    private void make() {
        workbench.restoring().inSeveralWays(spread());
    }

    /** The pictures move for as long as the panel is seen. */
    private void move() {
        Timeline pulse =
                new Timeline(
                        new KeyFrame(
                                Duration.millis(83),
                                _ -> {
                                    beat++;
                                    movers.forEach(Runnable::run);
                                }));
        pulse.setCycleCount(Animation.INDEFINITE);
        pulse.play();
        whileSeen(pulse::stop);
        whileSeen(workbench.restoring()::stopVariations);
    }

    private void show(List<Variations.Cell> cells) {
        movers.clear();
        grid.getChildren().clear();
        Size picture = picture(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            grid.getChildren().add(card(cells.get(i), i, picture));
        }
        if (cells.isEmpty()) {
            grid.getChildren()
                    .add(
                            Panel.hint(
                                    variations.running().get()
                                            ? "The shots around this frame are being found; the"
                                                    + " drafts follow."
                                            : "Choose how many ways to try, then make their"
                                                    + " drafts."));
        }
    }

    /** As large as all can be seen at once, in at most three columns. */
    private Size picture(int count) {
        Size film =
                workbench.session().clip().get().map(c -> c.media().size()).orElse(new Size(16, 9));
        double shape = (double) film.height() / film.width();
        double width = 0;
        for (int columns = COLUMNS; columns > 0; columns--) {
            double one = (WIDTH - (columns - 1) * GAP) / columns - EDGE;
            int rows = (count + columns - 1) / columns;
            if (columns == COLUMNS || rows * (one * shape + CAPTION + GAP) <= HEIGHT) {
                width = one;
            }
        }
        return new Size((int) width, (int) Math.round(width * shape));
    }

    private Node card(Variations.Cell cell, int index, Size picture) {
        String caption =
                "Seed %d \u00b7 guidance %.1f \u00b7 noise %d"
                        .formatted(
                                cell.settings().noise().seed(),
                                cell.settings().guidance().scale(),
                                cell.settings().noise().level());
        Button card =
                Controls.named(
                        new Button(caption, picture(cell, picture)),
                        "variation-" + index,
                        "Use this: " + caption);
        card.getStyleClass().add("variation");
        card.setContentDisplay(ContentDisplay.TOP);
        card.setDisable(cell.draft().isEmpty());
        card.setOnAction(
                _ -> {
                    workbench.restoring().pick(cell);
                    close.run();
                });
        return card;
    }

    private Node picture(Variations.Cell cell, Size size) {
        if (cell.draft().isEmpty()) {
            ProgressIndicator wait = new ProgressIndicator();
            wait.setMaxSize(32, 32);
            wait.setVisible(variations.running().get());
            StackPane place = new StackPane(wait);
            place.setPrefSize(size.width(), size.height());
            return place;
        }
        List<Pixels> pictures = cell.draft().get().pictures();
        List<Image> images = pictures.stream().map(Images::wrap).toList();
        ImageView view = new ImageView(images.getFirst());
        view.setFitWidth(size.width());
        view.setPreserveRatio(true);
        movers.add(() -> view.setImage(images.get(beat % images.size())));
        return view;
    }
}
