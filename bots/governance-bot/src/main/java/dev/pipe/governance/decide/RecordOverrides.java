package dev.pipe.governance.decide;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.PipelineEvent.OverrideGiven;
import dev.pipe.governance.ledger.Ledger;
import dev.pipe.governance.ledger.LedgerEntry;
import dev.pipe.governance.ledger.LedgerEntry.Kind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** An admin let a head pass: that is written down like a decision, whatever it let pass. */
@ApplicationScoped
class RecordOverrides implements Handler<OverrideGiven> {

    private final Ledger ledger;
    private final PolicyVersion version;

    RecordOverrides(Ledger ledger, PolicyVersion version) {
        this.ledger = ledger;
        this.version = version;
    }

    /** What the ledger keeps of it. */
    @RegisterForReflection // becomes JSON in the ledger
    private record Outcome(String overridden, String check, String reason) {}

    @Override
    public Class<OverrideGiven> event() {
        return OverrideGiven.class;
    }

    @Override
    public void handle(Received<OverrideGiven> received) {
        var given = received.event();
        ledger.append(new LedgerEntry(
                Kind.OVERRIDDEN,
                given.run(),
                List.of(given.by()),
                version.text(),
                given,
                new Outcome(given.target().name(), given.check(), given.reason())));
    }
}
