package dev.pipe.pipeline.run;

import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.override.OverrideTable;
import dev.pipe.pipeline.trust.JudgeTrust;
import jakarta.enterprise.context.ApplicationScoped;

/** What people granted to the head and base as they are now: a further attempt on them keeps it. */
@ApplicationScoped
class ReadGrants {

    private final JudgeTrust trust;
    private final OverrideTable overrides;

    ReadGrants(JudgeTrust trust, OverrideTable overrides) {
        this.trust = trust;
        this.overrides = overrides;
    }

    Granted of(PullRequest now) {
        return new Granted(trust.of(now), overrides.on(now.ref(), now.headSha(), now.base()));
    }
}
