package dev.pipe.pipeline.normalise;

import static dev.pipe.pipeline.normalise.MissingField.need;

import dev.pipe.common.event.GitHubFact.PullRequestChanged;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** {@code pull_request}: what changed about a pull request itself. */
final class PullRequestFacts {

    private static final Set<String> NEEDED = Set.of(
            "opened",
            "reopened",
            "closed",
            "synchronize",
            "edited",
            "labeled",
            "unlabeled",
            "ready_for_review",
            "converted_to_draft",
            "dequeued");

    private PullRequestFacts() {}

    static Normalised of(Payload payload) {
        var action = need(payload.action(), "action");
        if (!NEEDED.contains(action)) {
            return Normalised.notNeeded("pull_request." + action + " changes nothing that a stage looks at");
        }
        var fact = changed(payload, action);
        return Normalised.of(id(payload, fact), fact);
    }

    private static PullRequestChanged changed(Payload payload, String action) {
        var pull = payload.pullRequest();
        var head = need(pull.head(), "pull_request.head");
        var base = need(pull.base(), "pull_request.base");
        return new PullRequestChanged(
                ReadValues.pullRequest(payload, payload.number(), "number"),
                action,
                OutsideText.masked(need(pull.title(), "pull_request.title")),
                ReadValues.actor(pull.user()),
                need(head.sha(), "pull_request.head.sha"),
                need(head.ref(), "pull_request.head.ref"),
                head.repo() == null ? null : head.repo().fullName(),
                need(base.ref(), "pull_request.base.ref"),
                need(base.sha(), "pull_request.base.sha"),
                previousBase(payload.changes()),
                need(pull.state(), "pull_request.state").equals("open"),
                Boolean.TRUE.equals(pull.draft()),
                Boolean.TRUE.equals(pull.merged()) || pull.mergedAt() != null,
                labels(pull.labels()),
                ReadValues.neededInstant(pull.updatedAt(), "pull_request.updated_at"),
                ReadValues.actor(payload.sender()),
                action.equals("dequeued") ? payload.reason() : null);
    }

    /** Two labels set at once arrive as two deliveries of one second: the label tells them apart. */
    private static String id(Payload payload, PullRequestChanged fact) {
        return FactId.of(
                "pull-request",
                need(payload.pullRequest().id(), "pull_request.id"),
                fact.action(),
                fact.updatedAt(),
                fact.headSha(),
                fact.base(),
                payload.label() == null ? "" : payload.label().name());
    }

    private static String previousBase(Payload.Changes changes) {
        return changes == null || changes.base() == null || changes.base().ref() == null
                ? null
                : changes.base().ref().from();
    }

    private static List<String> labels(List<Payload.Label> labels) {
        return labels == null
                ? List.of()
                : labels.stream()
                        .map(Payload.Label::name)
                        .filter(Objects::nonNull)
                        .toList();
    }
}
