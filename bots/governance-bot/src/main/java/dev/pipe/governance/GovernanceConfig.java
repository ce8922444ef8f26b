package dev.pipe.governance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The operator's policy. A change of anything that decides changes the policy version that decisions carry. */
@ConfigMapping(prefix = "pipe.governance")
public interface GovernanceConfig {

    /**
     * Domains beside the nine that the suite knows, or other names for those: code to full name
     * ({@code pipe.governance.domains.LAB=Laboratory}).
     */
    Map<String, String> domains();

    IntegrationConfig integration();

    ApprovalConfig approval();

    /**
     * How long what was recorded of a pull request is kept after it was last heard of. An approval older than this is
     * forgotten; the ledger is kept for ever.
     */
    @WithDefault("180d")
    Duration retention();

    /** By what an integration of one domain with another is recognised. {@code {source}}, {@code {target}}: domain codes. */
    interface IntegrationConfig {

        /** Labels, the whole label. One without domains marks an integration whose domains the rest must tell. */
        @WithDefault("integration,integration:{source}-{target}")
        List<String> labels();

        /** Phrases anywhere in the title. Case and the width of spaces do not matter. */
        @WithDefault(
                "{source} -> {target},{source} → {target},integrate {source} with {target},integrate {source} and {target},[{source}-{target}]")
        List<String> titles();

        /** Folders that belong to one pair of domains; a file below one of them is enough. */
        @WithDefault("integrations/{source}-{target}/")
        List<String> pairPaths();

        /** Folders that belong to one domain; files below the folders of two domains make an integration. */
        @WithDefault("domains/{domain}/")
        List<String> domainPaths();
    }

    /** What it takes to be approved. */
    interface ApprovalConfig {

        /** Approvals that an ordinary pull request takes; at least one. */
        @WithDefault("1")
        int required();

        /** Approvals that an integration takes; at least as many as an ordinary pull request. */
        @WithDefault("2")
        int requiredForIntegration();

        /** Whether a standing "Request changes" of someone with write keeps the pull request waiting. */
        @WithDefault("true")
        boolean changesRequestedHolds();

        /**
         * A comment approves the head only if it was written at least this long after the head arrived. GitHub's times
         * are whole seconds, so that less than one second cannot tell what its writer saw.
         */
        @WithDefault("1s")
        Duration readingTime();
    }
}
