package org.interweave.ui.view;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

import org.interweave.project.BlindResult;
import org.interweave.project.Clip;
import org.interweave.ui.model.BlindTrials;
import org.interweave.ui.model.BlindTrials.Candidate;
import org.interweave.ui.model.Layer;
import org.interweave.ui.model.Version;
import org.interweave.ui.model.Workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blind tests: what is to be compared, and how those before ended. */
final class BlindPanel extends Panel {
    private static final int LISTED = 8;

    private final Workbench workbench;
    private final Runnable close;
    private final ComboBox<Candidate> one;
    private final ComboBox<Candidate> other;

    BlindPanel(Workbench workbench, Runnable close) {
        super("blind-panel", "Blind test", close);
        this.workbench = workbench;
        this.close = close;
        setPrefWidth(640);
        List<Candidate> candidates = candidates();
        one = combo("blind-one", candidates, "The version of interest");
        other = combo("blind-other", candidates, "What it is compared with");
        one.setValue(candidates.getLast());
        other.setValue(candidates.get(1));
        getChildren()
                .addAll(
                        hint(
                                "The viewer shows one and the other under cover, in an order that a"
                                    + " coin decides. A/B asks which is better, ABX which of the"
                                    + " two X is. A count that guessing would give in fewer than 5"
                                    + " of 100 tests means something."),
                        SettingRows.line(one, Controls.label("against"), other),
                        actions(
                                start("blind-ab", "A/B: which is better", BlindResult.Kind.AB),
                                start("blind-abx", "ABX: can it be told", BlindResult.Kind.ABX)),
                        results());
    }

    private static ComboBox<Candidate> combo(String id, List<Candidate> candidates, String words) {
        ComboBox<Candidate> box = SettingRows.combo(id, candidates, Candidate::name, words);
        box.setPrefWidth(260);
        return box;
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate("Source", Layer.SOURCE, Optional.empty()));
        candidates.add(new Candidate("Bicubic", Layer.BICUBIC, Optional.empty()));
        Clip clip = workbench.session().clip().get().orElseThrow();
        List<Version> versions =
                workbench.versions().of(clip, workbench.session().frame()).stream()
                        .filter(v -> v.region().isEmpty())
                        .toList();
        for (int i = versions.size() - 1; i >= 0; i--) {
            Version version = versions.get(i);
            candidates.add(
                    new Candidate(words(i, version), Layer.RESTORED, Optional.of(version.take())));
        }
        return candidates;
    }

    private static String words(int rank, Version version) {
        return "%s: seed %d, %d steps, overlap %d%s"
                .formatted(
                        rank == 0 ? "Restored" : "Version " + (rank + 1),
                        version.settings().noise().seed(),
                        version.settings().steps().count(),
                        version.settings().windows().overlap(),
                        version.draft() ? ", draft" : "");
    }

    private Button start(String id, String text, BlindResult.Kind kind) {
        Button button = Controls.button(id, text, Icon.JUDGE, text, () -> begin(kind));
        button.disableProperty().bind(one.valueProperty().isEqualTo(other.valueProperty()));
        return button;
    }

    private void begin(BlindResult.Kind kind) {
        close.run();
        workbench.blind().begin(kind, one.getValue(), other.getValue());
    }

    private VBox results() {
        VBox list = new VBox(4);
        list.setId("blind-results");
        List<BlindResult> tests = workbench.session().document().get().blindTests();
        for (BlindResult test : tests.reversed().stream().limit(LISTED).toList()) {
            list.getChildren().add(Controls.label(BlindTrials.words(test), "detail"));
        }
        return list;
    }
}
