package org.interweave.ui.view;

import atlantafx.base.theme.Styles;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.interweave.bundle.Preset;
import org.interweave.diffusion.ColourMatch;
import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Ilt;
import org.interweave.diffusion.NoiseReuse;
import org.interweave.diffusion.Settings;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.frame.FrameRange;
import org.interweave.frame.Timecode;
import org.interweave.project.Clip;
import org.interweave.project.Edits;
import org.interweave.project.Setting;
import org.interweave.ui.model.Inspector;
import org.interweave.ui.model.Presets;
import org.interweave.ui.model.Session;
import org.interweave.ui.model.TokenCount;
import org.interweave.ui.model.TokenCounter;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** The settings of the selected shots, or those that all shots of the clip inherit. */
final class InspectorView extends ScrollPane {
    private final Workbench workbench;
    private final Session session;
    private final TokenCounter tokens;
    private final VBox body = new VBox();
    private final Label title = Controls.label("", "title");
    private final Label subtitle = Controls.label("", "subtitle");
    private final Label count = Controls.label("", "count");
    private final Label cost = new Label();
    private final Map<Setting<?>, Row> rows = new LinkedHashMap<>();
    private final SplittableRandom dice = new SplittableRandom();
    private final ComboBox<Preset> preset;
    private final Slider noise = new Slider(0, 349, 50);
    private Inspector inspector;
    private boolean showing;
    private boolean locked;

    /** A setting on the screen. */
    private record Row(VBox box, Label name, Button reset, Consumer<Settings> show) {}

    /**
     * @param worker counts tokens, one prompt after another
     * @param screen runs things on this thread
     */
    InspectorView(Workbench workbench, Executor worker, Executor screen) {
        this.workbench = workbench;
        this.session = workbench.session();
        inspector = new Inspector(session, Inspector.Scope.SHOTS);
        tokens = new TokenCounter(worker, screen, this::counted);
        setId("inspector");
        getStyleClass().addAll("inspector", Styles.BG_DEFAULT);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(270);
        setPrefWidth(330);
        body.getStyleClass().add("inspector-body");
        setContent(body);
        preset = presets();
        build();
        session.clip().addListener((_, _, _) -> show());
        session.selection().addListener((_, _, _) -> show());
        workbench.models().addListener((_, _, _) -> modelChanged());
        session.document().addListener((_, _, _) -> modelChanged());
        modelChanged();
        show();
    }

    // --- Building ---

    private void build() {
        Node prompt =
                textRow(
                        Setting.PROMPT,
                        4,
                        "What the shot shows, for example: an old harbour, fishing boats, gulls");
        Node negative = textRow(Setting.NEGATIVE, 3, "What the result should not be");
        title.setId("inspector-title");
        subtitle.setId("inspector-subtitle");
        subtitle.setWrapText(true);
        body.getChildren()
                .addAll(
                        new VBox(2, title, subtitle),
                        scopes(),
                        prompt,
                        negative,
                        Controls.label("Model", "section"),
                        preset,
                        guidance(),
                        steps(),
                        noiseLevel(),
                        seed(),
                        Controls.label("Time", "section"),
                        choice(
                                Setting.ILT,
                                List.of(Ilt.values()),
                                i ->
                                        switch (i) {
                                            case FINAL -> "After the last step";
                                            case PER_STEP -> "After every step (slower)";
                                            case OFF -> "Off";
                                        },
                                "When overlapping windows are fused"),
                        overlap(),
                        choice(
                                Setting.NOISE,
                                List.of(NoiseReuse.values()),
                                n ->
                                        switch (n) {
                                            case REARRANGE -> "Rearranged";
                                            case SHUFFLE -> "Shuffled";
                                            case SAME -> "The same in every window";
                                            case INDEPENDENT -> "Independent";
                                        },
                                "Whose noise each window starts from"),
                        Controls.label("Picture", "section"),
                        choice(
                                Setting.COLOUR,
                                List.of(ColourMatch.values()),
                                c ->
                                        switch (c) {
                                            case OFF -> "As the model gives it";
                                            case MEAN -> "Mean and contrast of the source";
                                            case WAVELET -> "Coarse colours of the source";
                                        },
                                "How colours are matched with the source"),
                        costs(),
                        copies());
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
        inspector = new Inspector(session, scope);
        show();
    }

    private Row row(Setting<?> setting, Consumer<Settings> show, Node... controls) {
        Label name = Controls.label(setting.label(), "name");
        Button reset =
                Controls.icon(
                        setting.key() + "-inherit",
                        Icon.RESET,
                        "Inherit from the whole film again",
                        () -> inspector.inherit(setting));
        reset.getStyleClass().add("reset");
        HBox head = new HBox(name, Controls.spring(), reset);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(head);
        box.getStyleClass().add("setting");
        box.getChildren().addAll(controls);
        Row row = new Row(box, name, reset, show);
        rows.put(setting, row);
        return row;
    }

    private <T> void set(Setting<T> setting, T value) {
        if (!showing) {
            inspector.set(setting, value);
        }
    }

    private Node textRow(Setting<String> setting, int lines, String words) {
        TextArea area = Controls.named(new TextArea(), setting.key(), words);
        area.setPromptText(words);
        area.setWrapText(true);
        area.setPrefRowCount(lines);
        area.setMinHeight(lines * 21 + 14);
        area.textProperty().addListener((_, _, now) -> set(setting, now));
        area.focusedProperty().addListener((_, _, _) -> session.endSeries());
        Row row =
                row(
                        setting,
                        settings -> {
                            String value = setting.of(settings);
                            if (!area.getText().equals(value)) {
                                area.setText(value);
                            }
                        },
                        area);
        if (setting == Setting.PROMPT) {
            count.setId("prompt-tokens");
            count.setWrapText(true);
            count.setManaged(false);
            row.box.getChildren().add(count);
        }
        return row.box;
    }

    private Node guidance() {
        Slider slider =
                Controls.named(
                        new Slider(1, 15, 5),
                        Setting.GUIDANCE.key(),
                        "How strongly the prompt leads; 1 ignores the negative prompt and is twice"
                                + " as fast");
        Label value = Controls.label("", "subtitle");
        value.setMinWidth(34);
        value.setAlignment(Pos.CENTER_RIGHT);
        slider.setBlockIncrement(0.5);
        slider.valueProperty()
                .addListener(
                        (_, _, now) ->
                                set(
                                        Setting.GUIDANCE,
                                        new Guidance(Math.round(now.doubleValue() * 10) / 10.0)));
        endSeriesAfter(slider);
        return row(
                        Setting.GUIDANCE,
                        s -> {
                            slider.setValue(s.guidance().scale());
                            value.setText("%.1f".formatted(s.guidance().scale()));
                        },
                        line(Controls.growing(slider), value))
                .box;
    }

    private Node noiseLevel() {
        Slider slider =
                Controls.named(
                        noise,
                        Setting.NOISE_LEVEL.key(),
                        "Noise put on the film before it is restored; more invents more");
        Label value = Controls.label("", "subtitle");
        value.setMinWidth(34);
        value.setAlignment(Pos.CENTER_RIGHT);
        slider.valueProperty()
                .addListener(
                        (_, _, now) ->
                                set(Setting.NOISE_LEVEL, (int) Math.rint(now.doubleValue())));
        endSeriesAfter(slider);
        return row(
                        Setting.NOISE_LEVEL,
                        s -> {
                            slider.setValue(s.noise().level());
                            value.setText(String.valueOf(s.noise().level()));
                        },
                        line(Controls.growing(slider), value))
                .box;
    }

    private void endSeriesAfter(Slider slider) {
        slider.valueChangingProperty()
                .addListener(
                        (_, _, changing) -> {
                            if (!changing) {
                                session.endSeries();
                            }
                        });
    }

    private Node steps() {
        Spinner<Integer> spinner =
                Controls.named(
                        new Spinner<>(1, 200, 50),
                        Setting.STEPS.key(),
                        "Denoising steps of every window");
        spinner.setEditable(true);
        spinner.setPrefWidth(100);
        ComboBox<TimestepSpacing> spacing =
                combo(
                        "spacing",
                        List.of(TimestepSpacing.values()),
                        s -> s == TimestepSpacing.LEADING ? "Leading" : "Trailing",
                        "Which timesteps are visited: trailing is right for few steps");
        Runnable change =
                () -> {
                    Optional<Settings> now = inspector.settings();
                    if (!showing && now.isPresent()) {
                        Steps.Method method =
                                spinner.getValue() == 1
                                        ? now.get().steps().method()
                                        : Steps.Method.DDIM;
                        set(
                                Setting.STEPS,
                                new Steps(method, spinner.getValue(), spacing.getValue()));
                    }
                };
        spinner.valueProperty().addListener((_, _, _) -> change.run());
        spacing.valueProperty().addListener((_, _, _) -> change.run());
        return row(
                        Setting.STEPS,
                        s -> {
                            valueOf(spinner, s.steps().count());
                            spacing.setValue(s.steps().spacing());
                        },
                        line(spinner, Controls.growing(spacing)))
                .box;
    }

    private Node overlap() {
        Spinner<Integer> spinner =
                Controls.named(
                        new Spinner<>(0, 7, 4),
                        Setting.OVERLAP.key(),
                        "Frames that neighbouring windows share; more is steadier and slower");
        spinner.setMaxWidth(Double.MAX_VALUE);
        spinner.valueProperty().addListener((_, _, now) -> set(Setting.OVERLAP, now));
        return row(Setting.OVERLAP, s -> valueOf(spinner, s.windows().overlap()), spinner).box;
    }

    private static void valueOf(Spinner<Integer> spinner, int value) {
        if (spinner.getValueFactory()
                instanceof SpinnerValueFactory.IntegerSpinnerValueFactory range) {
            range.setMax(Math.max(range.getMax(), value));
            range.setValue(value);
        }
    }

    private Node seed() {
        TextField field =
                Controls.named(
                        new TextField(),
                        Setting.SEED.key(),
                        "Start of the noise: the same seed gives the same result");
        field.textProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now.matches("-?\\d{1,18}")) {
                                set(Setting.SEED, Long.parseLong(now));
                            }
                        });
        Button roll =
                Controls.icon(
                        "seed-dice",
                        Icon.DICE,
                        "Another seed",
                        () -> {
                            session.endSeries();
                            set(Setting.SEED, dice.nextLong(1_000_000));
                        });
        ToggleButton lock =
                Controls.named(
                        new ToggleButton("", Icon.UNLOCK.node()), "seed-lock", "Keep this seed");
        lock.getStyleClass().addAll("icon", "flat");
        lock.setOnAction(
                _ -> {
                    locked = lock.isSelected();
                    lock.setGraphic((locked ? Icon.LOCK : Icon.UNLOCK).node());
                    field.setDisable(locked);
                    roll.setDisable(locked);
                });
        return row(
                        Setting.SEED,
                        s -> {
                            String value = String.valueOf(s.noise().seed());
                            if (!field.getText().equals(value)) {
                                field.setText(value);
                            }
                        },
                        line(Controls.growing(field), roll, lock))
                .box;
    }

    private <T> Node choice(
            Setting<T> setting, List<T> values, Function<T, String> words, String meaning) {
        ComboBox<T> box = combo(setting.key(), values, words, meaning);
        box.valueProperty().addListener((_, _, now) -> set(setting, now));
        return row(setting, s -> box.setValue(setting.of(s)), box).box;
    }

    private static <T> ComboBox<T> combo(
            String id, List<T> values, Function<T, String> words, String meaning) {
        ComboBox<T> box = Controls.named(new ComboBox<>(), id, meaning);
        box.getItems().addAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T value) {
                        return value == null ? "" : words.apply(value);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("not editable");
                    }
                });
        return box;
    }

    private ComboBox<Preset> presets() {
        ComboBox<Preset> box =
                combo(
                        "preset",
                        List.of(),
                        p -> p.name() + ": " + p.steps() + " steps, guidance " + p.guidance(),
                        "Settings that the model recommends");
        box.setPromptText("Preset\u2026");
        box.setOnAction(
                _ ->
                        Optional.ofNullable(box.getValue())
                                .filter(_ -> !showing)
                                .ifPresent(this::apply));
        return box;
    }

    private void apply(Preset wanted) {
        Optional<Settings> now = inspector.settings();
        if (now.isPresent()) {
            Settings after = Presets.apply(wanted, now.get());
            session.endSeries();
            session.apply(
                    inspector.scope() == Inspector.Scope.CLIP
                            ? Edits.defaults(session.clipIndex(), after)
                            : Edits.override(
                                    session.clipIndex(),
                                    session.selection().get(),
                                    List.of(Setting.GUIDANCE, Setting.STEPS, Setting.NOISE_LEVEL),
                                    after));
        }
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(6, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private VBox costs() {
        cost.setId("cost");
        cost.setWrapText(true);
        VBox box = new VBox(cost);
        box.getStyleClass().add("cost");
        return box;
    }

    private Node copies() {
        Button copy =
                Controls.button(
                        "copy-to-all",
                        "Copy to all shots",
                        Icon.COPY,
                        "Give every shot the settings of this one",
                        () -> inspector.copyToAll());
        copy.setMaxWidth(Double.MAX_VALUE);
        return copy;
    }

    // --- Showing ---

    private void modelChanged() {
        tokens.use(workbench.model());
        showing = true;
        workbench.model().ifPresent(m -> noise.setMax(m.manifest().sizes().noiseLevels() - 1));
        showing = false;
        List<Preset> offered = new ArrayList<>();
        workbench.model().ifPresent(m -> offered.addAll(m.manifest().presets()));
        if (!preset.getItems().equals(offered)) {
            showing = true;
            preset.getItems().setAll(offered);
            preset.setVisible(!offered.isEmpty());
            preset.setManaged(!offered.isEmpty());
            showing = false;
            ask();
        }
    }

    private void ask() {
        inspector.settings().ifPresent(s -> tokens.ask(s.prompt().positive()));
    }

    private void counted(TokenCount tokenCount) {
        count.setText(tokenCount.words());
        count.setManaged(true);
        count.getStyleClass().remove("over");
        if (tokenCount.dropped() > 0) {
            count.getStyleClass().add("over");
        }
    }

    private void show() {
        Optional<Clip> clip = session.clip().get();
        Optional<Settings> settings = inspector.settings();
        body.setDisable(clip.isEmpty());
        title.setText(clip.map(this::titleOf).orElse("No film"));
        subtitle.setText(clip.map(this::subtitleOf).orElse("Open one to restore it"));
        showing = true;
        settings.ifPresent(s -> rows.values().forEach(row -> row.show.accept(s)));
        settings.ifPresent(
                s ->
                        preset.setValue(
                                preset.getItems().stream()
                                        .filter(p -> Presets.apply(p, s).equals(s))
                                        .findFirst()
                                        .orElse(null)));
        showing = false;
        rows.forEach(
                (setting, row) -> {
                    boolean own = inspector.own(setting);
                    row.reset.setVisible(own);
                    row.box.getStyleClass().remove("own");
                    if (own) {
                        row.box.getStyleClass().add("own");
                    }
                });
        cost.setText(inspector.cost().map(InspectorView::words).orElse(""));
        ask();
    }

    private String titleOf(Clip clip) {
        if (inspector.scope() == Inspector.Scope.CLIP) {
            return "Whole film";
        }
        int selected = session.selection().get().size();
        return selected > 1
                ? selected + " shots"
                : "Shot %d of %d"
                        .formatted(session.selection().get().first() + 1, clip.shots().size());
    }

    private String subtitleOf(Clip clip) {
        if (inspector.scope() == Inspector.Scope.CLIP) {
            return "What shots inherit unless they differ";
        }
        Timecode names = Timecode.of(clip.media().rate());
        int shot = Math.min(session.selection().get().first(), clip.shots().size() - 1);
        FrameRange frames = clip.shots().get(shot).frames();
        return "%s \u2013 %s, %d frames"
                .formatted(
                        names.name(frames.start()), names.name(frames.end() - 1), frames.count());
    }

    private static String words(Inspector.Cost cost) {
        return "To render: %,d frames in %,d windows, %,d runs of the model"
                .formatted(cost.frames(), cost.windows(), cost.runs());
    }
}
