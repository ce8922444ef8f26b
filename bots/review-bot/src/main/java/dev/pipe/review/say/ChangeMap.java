package dev.pipe.review.say;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.identity.NamedFinding;
import dev.pipe.review.plan.ReviewPlan.DiffRef;
import dev.pipe.review.plan.ReviewPlan.Step;
import dev.pipe.review.read.Review;
import java.util.List;

/** What was touched, step by step, as a Mermaid graph. A change of one step needs no map. */
final class ChangeMap {

    private static final int FEWEST = 2;
    private static final int MOST_NAMES = 3;
    private static final String BY_MODEL =
            "\n<sub>The steps and what they are called are a model's words; they decide nothing.</sub>\n";

    private ChangeMap() {}

    static String of(Review review, List<NamedFinding> findings) {
        var steps = review.plan().steps();
        if (steps.size() < FEWEST) {
            return "";
        }
        var text = new StringBuilder("\n```mermaid\nflowchart LR\n");
        for (var i = 0; i < steps.size(); i++) {
            text.append("  s").append(i + 1).append("[\"").append(label(i + 1, steps.get(i), findings));
            text.append("\"]").append(worst(steps.get(i), findings)).append('\n');
        }
        text.append("  ");
        for (var i = 0; i < steps.size(); i++) {
            text.append(i == 0 ? "" : " --> ").append('s').append(i + 1);
        }
        text.append("\n  classDef critical fill:#ffebe9,stroke:#cf222e,color:#a40e26")
                .append("\n  classDef moderate fill:#fff8c5,stroke:#9a6700,color:#7d4e00")
                .append("\n```\n")
                .append(review.isPlannedByModel() ? BY_MODEL : "");
        return text.toString();
    }

    private static String label(int number, Step step, List<NamedFinding> findings) {
        var files = step.diffRefs().stream().map(DiffRef::fileId).toList();
        var label = new StringBuilder(number + " · ").append(SafeMarkdown.mermaid(step.title()));
        files.stream().limit(MOST_NAMES).forEach(file -> label.append("<br/>")
                .append(SafeMarkdown.mermaid(nameOf(file))));
        if (files.size() > MOST_NAMES) {
            label.append("<br/>and ").append(files.size() - MOST_NAMES).append(" more");
        }
        var found = findings.stream().filter(it -> concerns(step, it)).count();
        return found == 0
                ? label.toString()
                : label.append("<br/>⚠ ").append(found).toString();
    }

    private static String worst(Step step, List<NamedFinding> findings) {
        var level = findings.stream()
                .filter(it -> concerns(step, it))
                .map(it -> it.finding().level())
                .max(RiskLevel::compareTo)
                .orElse(RiskLevel.NONE);
        return switch (level) {
            case CRITICAL -> ":::critical";
            case MODERATE -> ":::moderate";
            case LOW, NONE -> "";
        };
    }

    private static boolean concerns(Step step, NamedFinding named) {
        return step.diffRefs().stream()
                .anyMatch(ref -> ref.fileId().equals(named.finding().file()));
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
