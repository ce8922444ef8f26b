package dev.pipe.governance.decide;

import dev.pipe.governance.GovernanceConfig;
import dev.pipe.governance.GovernanceConfig.ApprovalConfig;
import dev.pipe.governance.GovernanceConfig.IntegrationConfig;
import dev.pipe.governance.domain.Domain;
import dev.pipe.governance.domain.Domains;
import dev.pipe.governance.ledger.CanonicalJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.List;

/**
 * Names the policy that decided: the version of the rules as code, and a hash of all that the operator set.
 *
 * @param text {@code rules-1/3f2a…}
 */
record PolicyVersion(String text) {

    /** Raised by whoever changes what the rules mean. */
    private static final int RULES = 1;

    static PolicyVersion of(GovernanceConfig config, Domains domains) {
        var effective =
                new Effective(domains.all(), Integrations.of(config.integration()), Approvals.of(config.approval()));
        return new PolicyVersion(
                "rules-" + RULES + "/" + CanonicalJson.hash(effective).substring(0, 12));
    }

    @RegisterForReflection // becomes JSON in the ledger
    private record Effective(Collection<Domain> domains, Integrations integrations, Approvals approvals) {}

    @RegisterForReflection // becomes JSON in the ledger
    private record Integrations(
            List<String> labels, List<String> titles, List<String> pairPaths, List<String> domainPaths) {
        static Integrations of(IntegrationConfig config) {
            return new Integrations(config.labels(), config.titles(), config.pairPaths(), config.domainPaths());
        }
    }

    @RegisterForReflection // becomes JSON in the ledger
    private record Approvals(int required, int forIntegration, boolean changesRequestedHolds, long readingMillis) {
        static Approvals of(ApprovalConfig config) {
            return new Approvals(
                    config.required(),
                    config.requiredForIntegration(),
                    config.changesRequestedHolds(),
                    config.readingTime().toMillis());
        }
    }
}
