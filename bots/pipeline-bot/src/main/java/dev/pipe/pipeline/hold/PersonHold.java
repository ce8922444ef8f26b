package dev.pipe.pipeline.hold;

import dev.pipe.common.config.Permission;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;

/**
 * A person holds one pull request back, whatever its head becomes.
 *
 * @param permission what they could do in the repository when they set it
 * @param reason untrusted text; empty when they gave none
 */
public record PersonHold(PullRequestRef pullRequest, Actor by, Permission permission, String reason, Instant since) {

    /** For overrides, which set aside holds by id. The time is part of it: set anew, it holds anew. */
    public String id() {
        return "person/" + by.id() + "/" + since.toEpochMilli();
    }
}
