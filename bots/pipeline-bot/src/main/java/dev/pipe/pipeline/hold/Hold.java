package dev.pipe.pipeline.hold;

import dev.pipe.common.event.RepoRef;
import java.time.Instant;

/** A hold that infra-bot raised and did not clear. */
public record Hold(String id, String resource, String scope, String reason, Instant since) {

    /** True when merges in this repository are held: {@code *}, {@code owner/*} or {@code owner/name}. */
    public boolean concerns(RepoRef repo) {
        return scope.equals("*")
                || scope.equalsIgnoreCase(repo.owner() + "/*")
                || scope.equalsIgnoreCase(repo.fullName());
    }
}
