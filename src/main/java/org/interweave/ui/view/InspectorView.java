package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.interweave.bundle.Preset;
import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.NoiseReuse;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.TemporalFilter;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Timecode;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Setting;
import org.interweave.ui.model.Costs;
import org.interweave.ui.model.Inspector;
import org.interweave.ui.model.Presets;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.Workbench;
import org.interweave.ui.model.Workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The settings of the selected shots, or those that all shots of the clip inherit. */
final class InspectorView extends ScrollPane {
    private final Workbench workbench;
    private final Session session;
    private final PromptRow prompt;
    private final SettingRows rows;
    private final VBox body = new VBox();
    private final Label title = Controls.label("", "title");
    private final Label subtitle = Controls.label("", "subtitle");
    private final CostBox cost = new CostBox();
    private final Costs costs;
    private final ComboBox<Preset> preset;
    private final DenoisingRows denoising;
    private ToggleButton wholeFilm = new ToggleButton();

    /**
     * @param screen runs things on this thread
     * @param presets shows the user's own presets
     */
    InspectorView(Workbench workbench, Executor screen, Consumer<Inspector> presets) {
        this.workbench = workbench;
        this.session = workbench.session();
        rows = new SettingRows(new Inspector(session, Inspector.Scope.SHOTS));
        denoising = new DenoisingRows(rows);
        prompt = new PromptRow(rows, workbench.workers().of(Workers.Kind.COUNTING), screen);
        costs = new Costs(workbench.workers().of(Workers.Kind.COUNTING), screen);
        setId("inspector");
        getStyleClass().addAll("inspector", Styles.BG_DEFAULT);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(270);
        setPrefWidth(330);
        body.getStyleClass().add("inspector-body");
        setContent(body);
        preset = presets();
        build(presets);
        session.clip().addListener((_, before, now) -> changed(before, now));
        workbench.ruler().answer().addListener((_, _, _) -> showCost());
        costs.cost().addListener((_, _, _) -> showCost());
        session.selection().addListener((_, _, _) -> show());
        workbench.shots().finding().addListener((_, _, _) -> show());
        workbench.models().addListener((_, _, _) -> modelChanged());
        session.document().addListener((_, _, _) -> modelChanged());
        modelChanged();
        show();
    }

    // --- Building ---

    private void build(Consumer<Inspector> presets) {
        title.setId("inspector-title");
        subtitle.setId("inspector-subtitle");
        subtitle.setWrapText(true);
        body.getChildren()
                .addAll(
                        new VBox(2, title, subtitle),
                        scopes(),
                        prompt,
                        rows.text(Setting.NEGATIVE, 3, "What the result should not be"),
                        Controls.label("Model", "section"),
                        presetLine(presets),
                        denoising,
                        Controls.label("Time", "section"),
                        rows.choice(
                                Setting.ILT,
                                List.of(Ilt.values()),
                                InspectorView::words,
                                "When overlapping windows are fused"),
                        overlap(),
                        rows.choice(
                                Setting.NOISE,
                                List.of(NoiseReuse.values()),
                                InspectorView::words,
                                "Whose noise each window starts from"),
                        rows.slider(
                                Setting.FILTER,
                                Controls.slider(0, 1, 0),
                                "How much of its neighbours is averaged into a frame, where they"
                                        + " show the same: steadier, and a little slower",
                                new SettingRows.Scale<>(
                                        s -> s.filter().strength(),
                                        at -> _ -> new TemporalFilter(Math.round(at * 20) / 20.0),
                                        "%.2f")),
                        Controls.label("Picture", "section"),
                        rows.choice(
                                Setting.COLOUR,
                                List.of(ColourMatch.values()),
                                InspectorView::words,
                                "How colours are matched with the source"),
                        new MixRows(rows, workbench.viewer(), workbench.brush()),
                        rows.choice(
                                Setting.TILE,
                                List.of(0, 256, 192, 128, 96, 64),
                                t -> t == 0 ? "As large as the device can" : t + " pixels",
                                "The largest side of a tile, in pixels of the film: smaller needs"
                                        + " less memory and gives other pixels"),
                        cost,
                        copies());
    }

    private static String words(Ilt ilt) {
        return switch (ilt) {
            case FINAL -> "After the last step";
            case PER_STEP -> "After every step (slower)";
            case OFF -> "Off";
        };
    }

    private static String words(NoiseReuse reuse) {
        return switch (reuse) {
            case REARRANGE -> "Rearranged";
            case SHUFFLE -> "Shuffled";
            case SAME -> "The same in every window";
            case INDEPENDENT -> "Independent";
        };
    }

    private static String words(Preset p) {
        return "%s: %d %s, guidance %s"
                .formatted(p.name(), p.steps(), p.steps() == 1 ? "step" : "steps", p.guidance());
    }

    private static String words(ColourMatch colour) {
        return switch (colour) {
            case OFF -> "As the model gives it";
            case MEAN -> "Mean and contrast of the source";
            case WAVELET -> "Coarse colours of the source";
        };
    }

    private HBox scopes() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton shots =
                Controls.toggle("scope-shots", "Selected shots", "Settings of the selected shots");
        ToggleButton clip =
                Controls.toggle("scope-clip", "Whole film", "Settings that all shots inherit");
        shots.getStyleClass().add(Styles.LEFT_PILL);
        clip.getStyleClass().add(Styles.RIGHT_PILL);
        shots.setToggleGroup(group);
        clip.setToggleGroup(group);
        shots.setSelected(true);
        wholeFilm = clip;
        shots.setOnAction(_ -> scope(shots, Inspector.Scope.SHOTS));
        clip.setOnAction(_ -> scope(clip, Inspector.Scope.CLIP));
        HBox box = new HBox(shots, clip);
        for (ToggleButton button : List.of(shots, clip)) {
            button.setMaxWidth(Double.MAX_VALUE);
            Controls.growing(button);
        }
        box.getStyleClass().add("segments");
        return box;
    }

    private void scope(ToggleButton button, Inspector.Scope scope) {
        button.setSelected(true);
        rows.inspect(new Inspector(session, scope));
        show();
    }

    private Node overlap() {
        Spinner<Integer> spinner =
                Controls.named(
                        new Spinner<>(0, 7, 4),
                        Setting.OVERLAP.key(),
                        "Frames that neighbouring windows share; more is steadier and slower");
        spinner.setMaxWidth(Double.MAX_VALUE);
        spinner.valueProperty().addListener((_, _, now) -> rows.set(Setting.OVERLAP, now));
        return rows.row(
                Setting.OVERLAP, s -> SettingRows.valueOf(spinner, s.windows().overlap()), spinner);
    }

    private ComboBox<Preset> presets() {
        ComboBox<Preset> box =
                SettingRows.combo(
                        "preset",
                        List.of(),
                        InspectorView::words,
                        "Settings that the model recommends");
        box.setPromptText("Preset\u2026");
        box.setOnAction(
                _ ->
                        Optional.ofNullable(box.getValue())
                                .filter(_ -> !rows.showing())
                                .ifPresent(this::apply));
        return box;
    }

    private void apply(Preset wanted) {
        Optional<Settings> now = rows.inspector().settings();
        if (now.isPresent()) {
            Settings after = Presets.apply(wanted, now.get());
            session.endSeries();
            session.apply(
                    rows.inspector().scope() == Inspector.Scope.CLIP
                            ? Edits.defaults(session.clipIndex(), after)
                            : Edits.override(
                                    "Apply preset",
                                    session.clipIndex(),
                                    session.selection().get(),
                                    Presets.SETTINGS,
                                    after));
        }
    }

    private Node copies() {
        MenuButton copy =
                Controls.named(
                        new MenuButton("Copy to other shots", Icon.COPY.node()),
                        "copy-to",
                        "Give other shots the settings of this one");
        copy.setMaxWidth(Double.MAX_VALUE);
        copy.getItems()
                .addAll(
                        item(
                                "copy-to-next",
                                "To the next shot",
                                () -> rows.inspector().copyToNext()),
                        item(
                                "copy-to-following",
                                "To all shots after it",
                                () -> rows.inspector().copyToFollowing()),
                        item("copy-to-all", "To all shots", () -> rows.inspector().copyToAll()));
        return copy;
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private HBox presetLine(Consumer<Inspector> presets) {
        return SettingRows.line(
                Controls.growing(preset),
                Controls.icon(
                        "presets",
                        Icon.SAVE,
                        "Your own presets: apply, save, delete",
                        () -> presets.accept(rows.inspector())));
    }

    // --- Showing ---

    private void modelChanged() {
        prompt.use(workbench.model());
        workbench.model().ifPresent(m -> denoising.levels(m.manifest().sizes().noiseLevels()));
        List<Preset> offered = new ArrayList<>();
        workbench.model().ifPresent(m -> offered.addAll(m.manifest().presets()));
        if (!preset.getItems().equals(offered)) {
            rows.quietly(() -> preset.getItems().setAll(offered));
            preset.setDisable(offered.isEmpty());
            prompt.ask();
        }
    }

    private void show() {
        Optional<Clip> clip = session.clip().get();
        Optional<Settings> settings = rows.inspector().settings();
        body.setDisable(clip.isEmpty());
        title.setText(clip.map(this::titleOf).orElse("No film"));
        subtitle.setText(clip.map(this::subtitleOf).orElse("Open one to restore it"));
        rows.show();
        rows.quietly(
                () ->
                        settings.ifPresent(
                                s ->
                                        preset.setValue(
                                                preset.getItems().stream()
                                                        .filter(p -> Presets.apply(p, s).equals(s))
                                                        .findFirst()
                                                        .orElse(null))));
        costs.ask(rows.inspector().inspected());
        prompt.ask();
    }

    /** What was said before there were shots has become the whole film's, and so has the pen. */
    private void changed(Optional<Clip> before, Optional<Clip> now) {
        boolean found =
                before.filter(b -> b.shots().size() == 1)
                        .filter(b -> !b.shots().getFirst().overrides().isEmpty())
                        .flatMap(
                                b ->
                                        now.filter(n -> n.media().equals(b.media()))
                                                .filter(n -> n.defaults().equals(b.settings(0))))
                        .isPresent();
        if (found && rows.inspector().scope() == Inspector.Scope.SHOTS) {
            wholeFilm.fire();
        } else {
            show();
        }
    }

    private void showCost() {
        cost.show(costs.cost().get(), workbench.ruler().answer().get().left());
    }

    private String titleOf(Clip clip) {
        if (rows.inspector().scope() == Inspector.Scope.CLIP) {
            return "Whole film";
        }
        int selected = session.selection().get().size();
        String of =
                workbench.shots().finding().get()
                        ? ", more are looked for"
                        : " of " + clip.shots().size();
        return selected > 1
                ? selected + " shots"
                : "Shot " + (session.selection().get().first() + 1) + of;
    }

    private String subtitleOf(Clip clip) {
        if (rows.inspector().scope() == Inspector.Scope.CLIP) {
            return "What shots inherit unless they differ";
        }
        Timecode names = Timecode.of(clip.media().rate());
        int shot = Math.min(session.selection().get().first(), clip.shots().size() - 1);
        FrameRange frames = clip.shots().get(shot).frames();
        return "%s \u2013 %s, %d frames"
                .formatted(
                        names.name(frames.start()), names.name(frames.end() - 1), frames.count());
    }
}
