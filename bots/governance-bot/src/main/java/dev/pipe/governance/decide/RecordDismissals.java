package dev.pipe.governance.decide;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.ReviewEvent.Finding;
import dev.pipe.common.event.ReviewEvent.FindingDismissed;
import dev.pipe.governance.ledger.Ledger;
import dev.pipe.governance.ledger.LedgerEntry;
import dev.pipe.governance.ledger.LedgerEntry.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Somebody dismissed findings of the review: that is written down like a decision. */
@ApplicationScoped
class RecordDismissals implements Handler<FindingDismissed> {

    private final Ledger ledger;
    private final PolicyVersion version;

    RecordDismissals(Ledger ledger, PolicyVersion version) {
        this.ledger = ledger;
        this.version = version;
    }

    /** What the ledger keeps of it. */
    @RegisterForReflection // becomes JSON in the ledger
    private record Outcome(String dismissed, List<String> findings, String permission, String reason) {}

    @Override
    public Class<FindingDismissed> event() {
        return FindingDismissed.class;
    }

    @Override
    public void handle(Received<FindingDismissed> received) {
        var dismissed = received.event();
        ledger.append(new LedgerEntry(
                Kind.DISMISSED,
                dismissed.run(),
                List.of(dismissed.by()),
                version.text(),
                dismissed,
                new Outcome(
                        dismissed.target(),
                        dismissed.findings().stream().map(Finding::id).toList(),
                        dismissed.permission(),
                        dismissed.reason())));
    }
}
