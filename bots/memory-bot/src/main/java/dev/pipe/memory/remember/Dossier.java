package dev.pipe.memory.remember;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.event.ReviewEvent;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known so far of one head; each part is null until its event came. Of several runs of the same head the newest
 * one's word counts, in whichever order the topics are read.
 *
 * @param url null until GitHub was asked, empty when it knows none
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Dossier(
        String title,
        String url,
        Integration integration,
        Reviewed review,
        Decision decision,
        Ending ending,
        List<Overridden> overrides,
        List<Dismissed> dismissals) {

    static final Dossier EMPTY = new Dossier(null, null, null, null, null, null, List.of(), List.of());

    Dossier {
        overrides = overrides == null ? List.of() : List.copyOf(overrides);
        dismissals = dismissals == null ? List.of() : List.copyOf(dismissals);
    }

    /** @param findings the worst first, without evidence */
    @RegisterForReflection
    record Reviewed(
            int attempt,
            ReviewEvent.Decision decision,
            RiskLevel riskLevel,
            List<String> findings,
            String summary,
            Instant at) {}

    @RegisterForReflection
    record Decision(
            int attempt,
            Verdict verdict,
            List<String> approvers,
            int required,
            String reason,
            long ledgerSequence,
            Instant at) {}

    @RegisterForReflection
    record Ending(int attempt, RunOutcome outcome, String reason, Instant at) {}

    /** @param what {@code review}, {@code check build} … */
    @RegisterForReflection
    record Overridden(String what, String by, String reason, Instant at) {}

    /** @param what the findings that need no mending, without evidence */
    @RegisterForReflection
    record Dismissed(String what, String by, String reason, Instant at) {}

    Dossier titled(String newTitle) {
        return new Dossier(newTitle, url, integration, review, decision, ending, overrides, dismissals);
    }

    Dossier linked(String newUrl) {
        return new Dossier(title, newUrl, integration, review, decision, ending, overrides, dismissals);
    }

    Dossier integrating(Integration pair) {
        return pair == null ? this : new Dossier(title, url, pair, review, decision, ending, overrides, dismissals);
    }

    Dossier with(Reviewed newer) {
        return review != null && review.attempt > newer.attempt
                ? this
                : new Dossier(title, url, integration, newer, decision, ending, overrides, dismissals);
    }

    Dossier with(Decision newer) {
        return decision != null && decision.attempt > newer.attempt
                ? this
                : new Dossier(title, url, integration, review, newer, ending, overrides, dismissals);
    }

    Dossier with(Ending newer) {
        return ending != null && ending.attempt > newer.attempt
                ? this
                : new Dossier(title, url, integration, review, decision, newer, overrides, dismissals);
    }

    /** Told twice, it is kept once. */
    Dossier with(Overridden given) {
        if (overrides.contains(given)) {
            return this;
        }
        var all = new ArrayList<>(overrides);
        all.add(given);
        return new Dossier(title, url, integration, review, decision, ending, all, dismissals);
    }

    /** Told twice, it is kept once. */
    Dossier with(Dismissed given) {
        if (dismissals.contains(given)) {
            return this;
        }
        var all = new ArrayList<>(dismissals);
        all.add(given);
        return new Dossier(title, url, integration, review, decision, ending, overrides, all);
    }

    /** A run that only began is no memory yet. */
    boolean worthRemembering() {
        return review != null || decision != null || !overrides.isEmpty() || !dismissals.isEmpty();
    }
}
