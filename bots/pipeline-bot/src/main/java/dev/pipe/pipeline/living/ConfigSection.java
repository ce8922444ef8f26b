package dev.pipe.pipeline.living;

import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.util.List;

/** What is wrong with the repository's file, and which one holds. */
public final class ConfigSection {

    private ConfigSection() {}

    /** Empty while the newest file is in force and the operator lets it have its way. */
    static String of(Standing standing) {
        if (!standing.run().live()) {
            return "";
        }
        var text = new StringBuilder(errors(standing) + proposed(standing));
        standing.settings().notes().forEach(note -> text.append("> ℹ️ ")
                .append(SafeMarkdown.text(note))
                .append("\n\n"));
        return text.toString();
    }

    /** Each error with its line and how to mend it; empty when there is none. */
    public static String errors(Standing standing) {
        var errors = standing.settings().errors();
        if (errors.isEmpty()) {
            return "";
        }
        var effective = standing.settings().effective();
        var holds = effective.sha().isEmpty()
                ? "the defaults hold"
                : "the last good one holds (" + SafeMarkdown.code(Words.shortSha(effective.sha())) + ")";
        return "> ⚠️ **`.github/pipe.yml` has "
                + Words.count(errors.size(), "error") + " and is not in force**; until it is mended on "
                + SafeMarkdown.code(standing.run().ref().base()) + ", " + holds + ".\n" + listed(errors);
    }

    /** What its author should mend before it is merged. */
    private static String proposed(Standing standing) {
        var errors = standing.run().config().proposedErrors();
        if (errors.isEmpty()) {
            return "";
        }
        return "> ⚠️ **This pull request brings a `.github/pipe.yml` with " + Words.count(errors.size(), "error")
                + "**; merged like this it would not come into force.\n" + listed(errors);
    }

    private static String listed(List<String> errors) {
        var text = new StringBuilder();
        errors.forEach(
                error -> text.append("> - ").append(SafeMarkdown.text(error)).append('\n'));
        return text.append('\n').toString();
    }

    /** For the details: which file, and which of its routes. */
    static String origin(Standing standing) {
        var effective = standing.settings().effective();
        if (effective.sha().isEmpty()) {
            return "Configured by the operator alone: there is no `.github/pipe.yml`.\n";
        }
        var route = effective.route().isEmpty() ? "" : ", route " + SafeMarkdown.code(effective.route());
        return "Configured by " + SafeMarkdown.code(effective.source()) + ", file "
                + SafeMarkdown.code(Words.shortSha(effective.sha())) + route + ".\n";
    }
}
