package org.interweave.ui.view;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.interweave.bundle.Bundle;
import org.interweave.project.Setting;
import org.interweave.ui.model.TokenCount;
import org.interweave.ui.model.TokenCounter;

import java.util.Optional;
import java.util.concurrent.Executor;

/** The prompt, with how many tokens it takes and how many find no room. */
final class PromptRow extends VBox {
    private final Label count = Controls.label("", "count");
    private final TokenCounter tokens;
    private final SettingRows rows;

    /**
     * @param worker counts tokens, one prompt after another
     * @param screen runs things on this thread
     */
    PromptRow(SettingRows rows, Executor worker, Executor screen) {
        this.rows = rows;
        tokens = new TokenCounter(worker, screen, this::counted);
        count.setId("prompt-tokens");
        count.setWrapText(true);
        count.setManaged(false);
        VBox row =
                rows.text(
                        Setting.PROMPT,
                        4,
                        "What the shot shows, for example: an old harbour, fishing boats, gulls");
        row.getChildren().add(count);
        getChildren().add(row);
    }

    /** Counts another model's tokens from now on. */
    void use(Optional<Bundle> model) {
        tokens.use(model);
    }

    /** Counts again, soon. */
    void ask() {
        rows.inspector().settings().ifPresent(s -> tokens.ask(s.prompt().positive()));
    }

    private void counted(TokenCount tokenCount) {
        count.setText(tokenCount.words());
        count.setManaged(true);
        count.getStyleClass().remove("over");
        if (tokenCount.dropped() > 0) {
            count.getStyleClass().add("over");
        }
    }
}
