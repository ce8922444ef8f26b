package dev.pipe.governance.decide;

import dev.pipe.governance.domain.IntegrationPolicy;
import java.util.List;
import java.util.Optional;

/** How many approvals a pull request takes: what an integration takes, or what any other does. */
final class RequirementPolicy {

    private final IntegrationPolicy integrations;
    private final int ordinary;
    private final int integration;

    RequirementPolicy(IntegrationPolicy integrations, int ordinary, int integration) {
        if (ordinary < 1 || integration < ordinary) {
            throw new IllegalArgumentException(
                    "pipe.governance.approval.required must be at least 1, and required-for-integration at least that: "
                            + ordinary + " and " + integration);
        }
        this.integrations = integrations;
        this.ordinary = ordinary;
        this.integration = integration;
    }

    /**
     * @param paths the changed paths; empty when they cannot be known, which asks for the more careful number
     */
    Requirement of(String title, List<String> labels, Optional<List<String>> paths) {
        var facts = new IntegrationPolicy.Facts(title, labels, paths.orElse(List.of()));
        return integrations
                .recognise(facts)
                .map(found -> new Requirement(integration, found, ""))
                .orElseGet(() -> paths.isPresent()
                        ? new Requirement(ordinary, null, "")
                        : new Requirement(
                                integration,
                                null,
                                "GitHub does not give a diff as large as this one, so whether it is an integration "
                                        + "cannot be told"));
    }
}
