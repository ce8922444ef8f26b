package dev.pipe.pipeline.check;

import dev.pipe.common.github.GitHubWrite.SetCheck.Annotation;
import dev.pipe.common.github.GitHubWrite.SetCheck.Button;
import java.util.List;

/**
 * What a check says.
 *
 * @param conclusion GitHub's word; null while unfinished
 * @param buttons what can be pressed on it
 * @param annotations remarks beside lines
 */
record CheckState(String conclusion, String title, String summary, List<Button> buttons, List<Annotation> annotations) {

    CheckState {
        buttons = List.copyOf(buttons);
        annotations = List.copyOf(annotations);
    }

    CheckState(String conclusion, String title, String summary) {
        this(conclusion, title, summary, List.of(), List.of());
    }
}
