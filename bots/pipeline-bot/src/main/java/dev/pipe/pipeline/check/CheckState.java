package dev.pipe.pipeline.check;

import dev.pipe.common.github.GitHubWrite.SetCheck.Button;
import java.util.List;

/**
 * What a check says.
 *
 * @param conclusion GitHub's word; null while unfinished
 * @param buttons what can be pressed on it
 */
record CheckState(String conclusion, String title, String summary, List<Button> buttons) {

    CheckState {
        buttons = List.copyOf(buttons);
    }

    CheckState(String conclusion, String title, String summary) {
        this(conclusion, title, summary, List.of());
    }
}
