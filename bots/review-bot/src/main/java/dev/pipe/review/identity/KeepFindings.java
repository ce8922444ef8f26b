package dev.pipe.review.identity;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.review.diff.Change;
import dev.pipe.review.identity.KnownFinding.State;
import dev.pipe.review.risk.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what is found on a pull request under its names. In the caller's transaction; one at a time per pull request. */
@ApplicationScoped
public class KeepFindings {

    private final FindingTable table;
    private final SayingTable sayings;

    KeepFindings(FindingTable table, SayingTable sayings) {
        this.table = table;
        this.sayings = sayings;
    }

    /** Until the transaction ends nobody else touches what is kept of this pull request. */
    public void alone(PullRequestRef pullRequest) {
        table.alone(pullRequest);
    }

    /** A change was read: what of it is new, still there, gone, dismissed. */
    public Findings take(PullRequestRef pullRequest, Change change, List<Finding> found, Heard heard) {
        var known = new RecogniseFindings.Known(table.of(pullRequest), table.dismissedRules(pullRequest));
        var recognised = RecogniseFindings.of(known, change, found, heard);
        recognised.keep().forEach(finding -> table.keep(pullRequest, finding));
        return recognised.findings();
    }

    /**
     * A review is on its way that says these, by their numbers. Nothing else says them meanwhile.
     *
     * @param saying names that review until GitHub answers
     */
    public void saying(PullRequestRef pullRequest, String saying, Map<Integer, SaidBy> places) {
        places.forEach((number, place) -> sayings.add(pullRequest, number, saying, place));
    }

    /** Reviews that are not sent after all, because another says what they would have said. */
    public void replaced(List<String> dropped, String saying) {
        sayings.replace(dropped, saying);
    }

    /** GitHub took the review. Returns what it says that is not open any more. */
    public List<KnownFinding> said(PullRequestRef pullRequest, String saying) {
        var numbers = Set.copyOf(sayings.of(saying));
        sayings.arrived(saying);
        return table.of(pullRequest).stream()
                .filter(finding -> numbers.contains(finding.number()) && finding.state() != State.OPEN)
                .toList();
    }

    /** GitHub refused the review: what it would have said waits for the next one. Returns how much that is. */
    public int unsaid(String saying) {
        return sayings.lost(saying).size();
    }

    /** True when something counts that was said nowhere. */
    public boolean leavesUnsaid(PullRequestRef pullRequest) {
        return table.of(pullRequest).stream().anyMatch(it -> it.state() == State.OPEN && it.said() == null);
    }

    public List<KnownFinding> of(PullRequestRef pullRequest) {
        return table.of(pullRequest);
    }

    /** For those who only look, in no transaction. */
    public List<KnownFinding> known(PullRequestRef pullRequest) {
        return table.known(pullRequest);
    }

    public Optional<KnownFinding> named(PullRequestRef pullRequest, String name) {
        return known(pullRequest).stream()
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
