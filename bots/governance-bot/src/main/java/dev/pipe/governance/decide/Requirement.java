package dev.pipe.governance.decide;

import dev.pipe.common.event.GovernanceEvent.Integration;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How many approvals it takes, and why.
 *
 * @param integration null for an ordinary pull request
 * @param note a sentence when more is asked than can be explained by the integration; else empty
 */
@RegisterForReflection // becomes JSON in the ledger
record Requirement(int approvals, Integration integration, String note) {}
