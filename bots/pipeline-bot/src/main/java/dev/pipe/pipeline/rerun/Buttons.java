package dev.pipe.pipeline.rerun;

import dev.pipe.common.github.GitHubWrite.SetCheck;
import java.util.Arrays;

/** What can be pressed on our checks. GitHub allows 20 characters for a label and 40 for what it does. */
public enum Buttons {
    RERUN_FAILED("rerun-failed", "Re-run failed jobs", "Run the failed jobs of Actions again"),
    UNKNOWN("", "", "");

    private final String identifier;
    private final String label;
    private final String does;

    Buttons(String identifier, String label, String does) {
        this.identifier = identifier;
        this.label = label;
        this.does = does;
    }

    static Buttons of(String identifier) {
        return Arrays.stream(values())
                .filter(button -> button.identifier.equals(identifier))
                .findFirst()
                .orElse(UNKNOWN);
    }

    public SetCheck.Button shown() {
        return new SetCheck.Button(identifier, label, does);
    }
}
