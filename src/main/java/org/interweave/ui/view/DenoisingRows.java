package org.interweave.ui.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

import org.interweave.diffusion.Guidance;
import org.interweave.diffusion.Steps;
import org.interweave.diffusion.TimestepSpacing;
import org.interweave.project.Setting;

import java.util.List;
import java.util.SplittableRandom;

/** How a shot is denoised: guidance, steps, noise level, seed. */
final class DenoisingRows extends VBox {
    private final SettingRows rows;
    private final SplittableRandom dice = new SplittableRandom();
    private final Slider noise = new Slider(0, 349, 50);

    DenoisingRows(SettingRows rows) {
        this.rows = rows;
        getStyleClass().add("settings");
        getChildren().addAll(guidance(), steps(), noiseLevel(), seed());
    }

    /** How many noise levels the model knows. */
    void levels(int count) {
        rows.quietly(() -> noise.setMax(count - 1));
    }

    private Node guidance() {
        Slider slider = new Slider(1, 15, 5);
        slider.setBlockIncrement(0.5);
        return rows.slider(
                Setting.GUIDANCE,
                slider,
                "How strongly the prompt leads; 1 ignores the negative prompt and is twice as fast",
                new SettingRows.Scale<>(
                        s -> s.guidance().scale(),
                        place -> _ -> new Guidance(Math.round(place * 10) / 10.0),
                        "%.1f"));
    }

    private Node noiseLevel() {
        return rows.slider(
                Setting.NOISE_LEVEL,
                noise,
                "Noise put on the film before it is restored; more invents more",
                new SettingRows.Scale<>(
                        s -> s.noise().level(), place -> _ -> (int) Math.rint(place), "%.0f"));
    }

    private Node steps() {
        Spinner<Integer> spinner =
                Controls.named(
                        new Spinner<>(1, 200, 50),
                        Setting.STEPS.key(),
                        "Denoising steps of every window");
        Controls.typed(spinner);
        spinner.setPrefWidth(100);
        ComboBox<TimestepSpacing> spacing =
                SettingRows.combo(
                        "spacing",
                        List.of(TimestepSpacing.values()),
                        s -> s == TimestepSpacing.LEADING ? "Leading" : "Trailing",
                        "Which timesteps are visited: trailing is right for few steps");
        Runnable change =
                () -> {
                    int count = spinner.getValue();
                    TimestepSpacing wanted = spacing.getValue();
                    rows.change(
                            Setting.STEPS,
                            s ->
                                    new Steps(
                                            count == 1 ? s.method() : Steps.Method.DDIM,
                                            count,
                                            wanted));
                };
        spinner.valueProperty().addListener((_, _, _) -> change.run());
        spacing.valueProperty().addListener((_, _, _) -> change.run());
        return rows.row(
                Setting.STEPS,
                s -> {
                    SettingRows.valueOf(spinner, s.steps().count());
                    spacing.setValue(s.steps().spacing());
                },
                SettingRows.line(spinner, Controls.growing(spacing)));
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
                                rows.set(Setting.SEED, Long.parseLong(now));
                            }
                        });
        Button roll =
                Controls.icon(
                        "seed-dice",
                        Icon.DICE,
                        "Another seed",
                        () -> {
                            rows.endSeries();
                            rows.set(Setting.SEED, dice.nextLong(1_000_000));
                        });
        ToggleButton lock =
                Controls.named(
                        new ToggleButton("", Icon.UNLOCK.node()), "seed-lock", "Keep this seed");
        lock.getStyleClass().addAll("icon", "flat");
        lock.setOnAction(
                _ -> {
                    boolean locked = lock.isSelected();
                    lock.setGraphic((locked ? Icon.LOCK : Icon.UNLOCK).node());
                    field.setDisable(locked);
                    roll.setDisable(locked);
                });
        return rows.row(
                Setting.SEED,
                s -> {
                    String value = String.valueOf(s.noise().seed());
                    if (!field.getText().equals(value)) {
                        field.setText(value);
                    }
                },
                SettingRows.line(Controls.growing(field), roll, lock));
    }
}
