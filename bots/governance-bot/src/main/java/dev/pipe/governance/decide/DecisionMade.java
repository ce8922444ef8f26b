package dev.pipe.governance.decide;

import dev.pipe.common.event.GovernanceEvent.Verdict;
import java.time.Duration;

/** A verdict was written to the ledger; fired inside the transaction, of interest once it committed. */
public record DecisionMade(Verdict verdict, Duration sinceAsked) {}
