package dev.pipe.review.identity;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.review.diff.Change;
import dev.pipe.review.identity.KnownFinding.State;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what is found on a pull request under its names. In the caller's transaction; one at a time per pull request. */
@ApplicationScoped
public class KeepFindings {

    private final FindingTable table;

    KeepFindings(FindingTable table) {
        this.table = table;
    }

    /** A change was read: what of it is new, still there, gone, dismissed. */
    public Findings take(PullRequestRef pullRequest, Change change, List<Finding> found) {
        var recognised = RecogniseFindings.of(table.of(pullRequest), table.dismissedRules(pullRequest), change, found);
        recognised.keep().forEach(finding -> table.keep(pullRequest, finding));
        return recognised.findings();
    }

    /** They are said: by the inline comment of that marker, or, where it is empty, in a list. */
    public void said(PullRequestRef pullRequest, Map<Integer, String> markers) {
        table.of(pullRequest).stream()
                .filter(finding -> markers.containsKey(finding.number()))
                .forEach(finding -> table.keep(pullRequest, finding.saidBy(markers.get(finding.number()))));
    }

    public List<KnownFinding> of(PullRequestRef pullRequest) {
        return table.of(pullRequest);
    }

    public Optional<KnownFinding> named(PullRequestRef pullRequest, String name) {
        return table.of(pullRequest).stream()
                .filter(finding -> finding.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** From now on these count no more. */
    public void dismiss(PullRequestRef pullRequest, List<KnownFinding> findings) {
        findings.forEach(finding -> table.keep(pullRequest, finding.in(State.DISMISSED)));
    }

    /** Nor do others like them that come later, unless they are critical. */
    public void dismissRule(PullRequestRef pullRequest, String rule) {
        table.dismissRule(pullRequest, rule);
    }
}
