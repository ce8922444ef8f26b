package dev.pipe.common.config;

import static dev.pipe.common.config.RepositoryConfig.first;

import java.time.Duration;

/** {@code governance:} the stage that waits for approvals. */
public record GovernanceSection(
        @Key(value = "The stage fails when it takes longer.", absent = "never: people take their time")
        Duration timeout) {

    public static final GovernanceSection NOTHING = new GovernanceSection(null);

    public static final GovernanceSection DEFAULTS = NOTHING;

    GovernanceSection over(GovernanceSection other) {
        return new GovernanceSection(first(timeout, other.timeout));
    }
}
