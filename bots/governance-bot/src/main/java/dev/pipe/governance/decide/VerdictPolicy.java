package dev.pipe.governance.decide;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.governance.decide.Voice.Says;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Is this head approved for this base? Sees neither Kafka nor GitHub nor a clock: the same facts, the same verdict. */
final class VerdictPolicy {

    private final boolean changesRequestedHolds;

    VerdictPolicy(boolean changesRequestedHolds) {
        this.changesRequestedHolds = changesRequestedHolds;
    }

    /**
     * Everything the verdict rests on; the ledger keeps it.
     *
     * @param contributors logins of everybody who has a hand in the head
     * @param everyCommitListed false when GitHub did not list all commits, so that a contributor may be missing
     */
    @RegisterForReflection // becomes JSON in the ledger
    record Facts(
            String pullRequest,
            String headSha,
            String base,
            Requirement requirement,
            List<Voice> voices,
            List<String> contributors,
            boolean everyCommitListed) {
        Facts {
            voices = List.copyOf(voices);
            contributors = List.copyOf(contributors);
        }
    }

    /** What came of it; sentences are plain text. */
    sealed interface Verdict {
        record Approved(List<Approval> approvals, String reason) implements Verdict {}

        record Rejected(List<Actor> by, String reason) implements Verdict {}

        record Waiting(List<Approval> given, String waitingFor) implements Verdict {}
    }

    Verdict decide(Facts facts) {
        var rejections = facts.voices().stream()
                .filter(voice -> voice.says() == Says.REJECTS && voice.mayWrite())
                .toList();
        if (!rejections.isEmpty()) {
            return new Verdict.Rejected(
                    rejections.stream().map(Voice::who).toList(),
                    rejections.stream()
                            .map(voice -> voice.who().login() + " rejected it: " + voice.reason())
                            .collect(joining("; ")));
        }
        var given = counting(facts);
        var missing = facts.requirement().approvals() - given.size();
        var objectors = objectors(facts);
        if (!facts.everyCommitListed()) {
            return new Verdict.Waiting(
                    given,
                    "GitHub lists only the first 250 commits, so who else wrote this cannot be told; split the pull "
                            + "request or squash it");
        }
        if (missing > 0) {
            return new Verdict.Waiting(given, missing(facts, given.size(), missing) + until(objectors));
        }
        if (!objectors.isEmpty()) {
            return new Verdict.Waiting(given, "enough approvals" + until(objectors));
        }
        return new Verdict.Approved(
                given,
                "Approved by "
                        + given.stream()
                                .map(approval -> approval.actor().login())
                                .collect(joining(", ")) + because(facts.requirement()));
    }

    static List<Approval> counting(Facts facts) {
        return facts.voices().stream()
                .filter(voice -> voice.says() == Says.APPROVES && voice.ineligible() == null)
                .map(Voice::asApproval)
                .toList();
    }

    private List<String> objectors(Facts facts) {
        return facts.voices().stream()
                .filter(voice -> changesRequestedHolds && voice.says() == Says.REQUESTS_CHANGES && voice.mayWrite())
                .map(voice -> voice.who().login())
                .toList();
    }

    private static String missing(Facts facts, int given, int missing) {
        return missing + (given > 0 ? " more" : "") + (missing == 1 ? " approval" : " approvals")
                + " by someone with write access who has no commit in it"
                + because(facts.requirement());
    }

    private static String because(Requirement requirement) {
        if (requirement.integration() != null) {
            var integration = requirement.integration();
            return " (an integration of " + integration.source() + " with " + integration.target() + " takes "
                    + requirement.approvals() + "; recognised by " + integration.recognisedBy() + ")";
        }
        return requirement.note().isEmpty() ? "" : " (" + requirement.note() + ")";
    }

    private static String until(List<String> objectors) {
        return objectors.isEmpty()
                ? ""
                : ", and " + String.join(", ", objectors) + " requested changes and has not approved since";
    }
}
