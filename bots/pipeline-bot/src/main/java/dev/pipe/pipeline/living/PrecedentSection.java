package dev.pipe.pipeline.living;

import dev.pipe.common.event.MemoryEvent.Precedent;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.util.LinkedHashMap;
import java.util.List;

/** Earlier decisions that the memory recalled. */
final class PrecedentSection {

    private static final int SHOWN = 3;

    private PrecedentSection() {}

    static String of(Standing standing) {
        var recalls = standing.run().evidence().recalls();
        var text = new StringBuilder();
        var precedents = best(standing);
        if (!precedents.isEmpty()) {
            text.append("**Precedents**\n\n");
            precedents.forEach(precedent -> text.append(line(precedent)));
            text.append('\n');
        }
        recalls.stream()
                .map(recalled -> recalled.degraded())
                .filter(degraded -> !degraded.isEmpty())
                .distinct()
                .forEach(degraded -> text.append("> 🧠 The memory is less than it should be: ")
                        .append(SafeMarkdown.text(degraded))
                        .append("\n\n"));
        return text.toString();
    }

    /** Each pull request once, the newest question's answer first; never this pull request itself. */
    private static List<Precedent> best(Standing standing) {
        var self = standing.run().ref().pullRequest();
        var byPullRequest = new LinkedHashMap<PullRequestRef, Precedent>();
        standing.run().evidence().recalls().reversed().stream()
                .flatMap(recalled -> recalled.precedents().stream())
                .filter(precedent -> !self.equals(precedent.pullRequest()))
                .forEach(precedent -> byPullRequest.putIfAbsent(precedent.pullRequest(), precedent));
        return byPullRequest.values().stream().limit(SHOWN).toList();
    }

    private static String line(Precedent precedent) {
        var name = precedent.pullRequest() == null
                ? "earlier decision"
                : precedent.pullRequest().toString();
        return "- " + Links.page(SafeMarkdown.text(name), precedent.url()) + " "
                + SafeMarkdown.text(precedent.title()) + ": **" + SafeMarkdown.text(precedent.outcome()) + "**"
                + (precedent.decidedAt() == null ? "" : " on " + Words.date(precedent.decidedAt()))
                + (precedent.why() == null || precedent.why().isBlank()
                        ? ""
                        : ", " + SafeMarkdown.text(precedent.why()))
                + "\n";
    }
}
