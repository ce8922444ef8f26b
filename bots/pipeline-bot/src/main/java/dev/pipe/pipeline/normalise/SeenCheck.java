package dev.pipe.pipeline.normalise;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.GitHubFact.CheckChanged;
import dev.pipe.common.event.GitHubFact.CheckKind;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;

/** A check before it is known whom it concerns. */
record SeenCheck(
        CheckKind kind,
        long id,
        String name,
        String headSha,
        String action,
        String state,
        boolean completed,
        long appId,
        String externalId,
        String requestedAction,
        Actor sender,
        Instant changedAt,
        String app) {

    IdentifiedFact on(PullRequestRef pullRequest) {
        var fact = new CheckChanged(
                pullRequest,
                kind,
                id,
                name,
                headSha,
                action,
                state,
                completed,
                appId,
                externalId,
                requestedAction,
                sender,
                changedAt,
                app);
        // GitHub gives a press of a button neither id nor time: one by somebody who may not must not hide one by who
        // may.
        var pressed = requestedAction == null || sender == null ? requestedAction : requestedAction + ":" + sender.id();
        var factId = FactId.of("check", id, kind, pullRequest, headSha, action, state, changedAt, pressed);
        return new IdentifiedFact(factId, fact);
    }
}
