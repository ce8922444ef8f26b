package dev.pipe.governance.decide;

import dev.pipe.governance.GovernanceConfig;
import dev.pipe.governance.domain.Domains;
import dev.pipe.governance.domain.IntegrationPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The policies as the operator configured them. */
@ApplicationScoped
class Policies {

    private final GovernanceConfig config;

    Policies(GovernanceConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Domains domains() {
        return Domains.with(config.domains());
    }

    @Produces
    @Singleton
    RequirementPolicy requirements(Domains domains) {
        return new RequirementPolicy(
                new IntegrationPolicy(domains, config.integration()),
                config.approval().required(),
                config.approval().requiredForIntegration());
    }

    @Produces
    @Singleton
    VerdictPolicy verdicts() {
        return new VerdictPolicy(config.approval().changesRequestedHolds());
    }

    @Produces
    @Singleton
    PolicyVersion version(Domains domains) {
        return PolicyVersion.of(config, domains);
    }
}
