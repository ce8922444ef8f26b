package dev.pipe.governance.decide;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GovernanceEvent;
import dev.pipe.common.event.GovernanceEvent.Approval;
import dev.pipe.common.event.GovernanceEvent.ApprovalRequested;
import dev.pipe.common.event.GovernanceEvent.Decided;
import dev.pipe.common.event.GovernanceEvent.Verdict;
import dev.pipe.governance.decide.GovernedRun.State;
import dev.pipe.governance.decide.VerdictPolicy.Facts;
import dev.pipe.governance.decide.VerdictPolicy.Verdict.Approved;
import dev.pipe.governance.decide.VerdictPolicy.Verdict.Rejected;
import dev.pipe.governance.decide.VerdictPolicy.Verdict.Waiting;
import dev.pipe.governance.ledger.Ledger;
import dev.pipe.governance.ledger.LedgerEntry;
import dev.pipe.governance.ledger.LedgerEntry.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Brings a run to its verdict: ledger row, event and state in one transaction, and nothing when nothing changed. */
@ApplicationScoped
class SettleRun {

    private final VerdictPolicy policy;
    private final PolicyVersion version;
    private final RunTable runs;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Event<DecisionMade> decisions;
    private final Clock clock;

    SettleRun(
            VerdictPolicy policy,
            PolicyVersion version,
            RunTable runs,
            Ledger ledger,
            Outbox outbox,
            Event<DecisionMade> decisions,
            Clock clock) {
        this.policy = policy;
        this.version = version;
        this.runs = runs;
        this.ledger = ledger;
        this.outbox = outbox;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** What the ledger keeps of an outcome. */
    @RegisterForReflection // becomes JSON in the ledger
    private record Outcome(String verdict, List<Approval> approvals, String reason) {}

    /** A verdict that ends the waiting. */
    private record Ruling(Verdict verdict, List<Approval> approvals, List<Actor> who, String reason) {
        State state() {
            return State.valueOf(verdict.name());
        }
    }

    /** Returns whether there was something new to say. */
    boolean settle(GovernedRun governed, Facts facts, Cause cause) {
        return switch (policy.decide(facts)) {
            case Waiting waiting -> waiting(governed, facts, waiting, cause);
            case Approved(var approvals, var reason) -> {
                var who = approvals.stream().map(Approval::actor).toList();
                yield decided(governed, facts, new Ruling(Verdict.APPROVED, approvals, who, reason));
            }
            case Rejected(var by, var reason) ->
                decided(governed, facts, new Ruling(Verdict.REJECTED, VerdictPolicy.counting(facts), by, reason));
        };
    }

    /** The head or base that was approved is not there any more. */
    void overtaken(GovernedRun governed, Cause cause) {
        if (governed.state() == State.APPROVED) {
            withdrawn(governed, governed.said(), cause);
        }
        runs.put(governed.over());
    }

    private boolean waiting(GovernedRun governed, Facts facts, Waiting waiting, Cause cause) {
        if (governed.state().decided()) {
            withdrawn(governed, facts, cause);
        }
        var request = new ApprovalRequested(
                governed.run(),
                facts.requirement().approvals(),
                waiting.given(),
                facts.requirement().integration(),
                waiting.waitingFor(),
                clock.instant());
        if (saysTheSame(governed.said(), request)) {
            return false;
        }
        outbox.publish(request);
        runs.put(governed.now(State.WAITING, request));
        return true;
    }

    private boolean decided(GovernedRun governed, Facts facts, Ruling ruling) {
        if (governed.state() == ruling.state()) {
            return false;
        }
        var row = ledger.append(new LedgerEntry(
                Kind.valueOf(ruling.verdict().name()),
                governed.run(),
                ruling.who(),
                version.text(),
                facts,
                new Outcome(ruling.verdict().name(), ruling.approvals(), ruling.reason())));
        var event = new Decided(
                governed.run(),
                ruling.verdict(),
                ruling.approvals(),
                facts.requirement().approvals(),
                facts.requirement().integration(),
                ruling.reason(),
                version.text(),
                row.sequence(),
                row.hash(),
                row.at());
        outbox.publish("decided:" + row.hash(), event);
        runs.put(governed.now(ruling.state(), event));
        decisions.fire(new DecisionMade(ruling.verdict(), Duration.between(governed.askedAt(), row.at())));
        return true;
    }

    /** A decision fell: that is written down as the decision was. */
    private void withdrawn(GovernedRun governed, Object inputs, Cause cause) {
        ledger.append(new LedgerEntry(
                Kind.WITHDRAWN,
                governed.run(),
                cause.who(),
                version.text(),
                inputs,
                new Outcome(Kind.WITHDRAWN.name(), List.of(), cause.reason())));
    }

    private static boolean saysTheSame(GovernanceEvent said, ApprovalRequested request) {
        return said instanceof ApprovalRequested before
                && at(before, request.at()).equals(request);
    }

    private static ApprovalRequested at(ApprovalRequested request, Instant at) {
        return new ApprovalRequested(
                request.run(), request.required(), request.given(), request.integration(), request.waitingFor(), at);
    }
}
