package dev.pipe.pipeline.normalise;

import static dev.pipe.pipeline.normalise.MissingField.need;

import dev.pipe.common.event.GitHubFact.CheckKind;
import dev.pipe.common.event.PullRequestRef;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * {@code check_run}, {@code check_suite} and {@code status}: they belong to a commit; each becomes one fact for every
 * open pull request whose head it is.
 */
final class CheckFacts {

    private static final Set<String> RUN_ACTIONS = Set.of("created", "completed", "rerequested", "requested_action");
    private static final Set<String> SUITE_ACTIONS = Set.of("completed", "rerequested");
    private static final String COMPLETED = "completed";

    private final PullRequestsOfHead heads;

    CheckFacts(PullRequestsOfHead heads) {
        this.heads = heads;
    }

    Normalised ofRun(Payload payload) {
        return ofCheck(payload, payload.checkRun(), CheckKind.CHECK_RUN, RUN_ACTIONS);
    }

    Normalised ofSuite(Payload payload) {
        return ofCheck(payload, payload.checkSuite(), CheckKind.CHECK_SUITE, SUITE_ACTIONS);
    }

    Normalised ofStatus(Payload payload) {
        var state = need(payload.state(), "state");
        var at = payload.updatedAt() == null ? payload.createdAt() : payload.updatedAt();
        var check = new SeenCheck(
                CheckKind.STATUS,
                need(payload.id(), "id"),
                payload.context(),
                payload.sha(),
                "status",
                state,
                !state.equals("pending"),
                0,
                null,
                null,
                ReadValues.actor(payload.sender()),
                ReadValues.neededInstant(at, "updated_at"),
                null);
        return facts(check, heads.find(ReadValues.repo(payload), check.headSha()));
    }

    private Normalised ofCheck(Payload payload, Payload.Check check, CheckKind kind, Set<String> actions) {
        var action = need(payload.action(), "action");
        if (!actions.contains(action)) {
            return Normalised.notNeeded(label(kind) + "." + action + " says nothing yet");
        }
        var seen = seen(payload, check, kind, action);
        return facts(seen, concerned(payload, check, seen.headSha()));
    }

    private List<PullRequestRef> concerned(Payload payload, Payload.Check check, String headSha) {
        var repo = ReadValues.repo(payload);
        var named = check.pullRequests() == null
                ? List.<PullRequestRef>of()
                : check.pullRequests().stream()
                        .filter(pull -> pull.number() != null && isOurs(pull, payload.repository()))
                        .map(pull -> new PullRequestRef(repo, pull.number()))
                        .toList();
        return named.isEmpty() ? heads.find(repo, headSha) : named;
    }

    /** GitHub also lists pull requests into other repositories of the network, whose numbers mean nothing here. */
    private static boolean isOurs(Payload.PullRequest pull, Payload.Repository repository) {
        return pull.base() == null
                || pull.base().repo() == null
                || Objects.equals(pull.base().repo().id(), repository.id());
    }

    private static SeenCheck seen(Payload payload, Payload.Check check, CheckKind kind, String action) {
        var path = label(kind);
        var status = need(check.status() == null ? check.conclusion() : check.status(), path + ".status");
        var state = check.conclusion() == null ? status : check.conclusion();
        var app = check.app();
        return new SeenCheck(
                kind,
                need(check.id(), path + ".id"),
                kind == CheckKind.CHECK_SUITE ? suiteName(app) : need(check.name(), path + ".name"),
                need(check.headSha(), path + ".head_sha"),
                action,
                state,
                status.equals(COMPLETED),
                app == null || app.id() == null ? 0 : app.id(),
                check.externalId(),
                payload.requestedAction() == null
                        ? null
                        : payload.requestedAction().identifier(),
                ReadValues.actor(payload.sender()),
                ReadValues.instant(changedAt(check), path + ".updated_at"),
                app == null ? null : app.slug());
    }

    private static String suiteName(Payload.App app) {
        return app == null || app.name() == null ? "check suite" : app.name();
    }

    private static String changedAt(Payload.Check check) {
        for (var at : new String[] {check.updatedAt(), check.completedAt(), check.startedAt(), check.createdAt()}) {
            if (at != null) {
                return at;
            }
        }
        return null;
    }

    private static String label(CheckKind kind) {
        return kind == CheckKind.CHECK_RUN ? "check_run" : "check_suite";
    }

    private static Normalised facts(SeenCheck check, List<PullRequestRef> concerned) {
        if (concerned.isEmpty()) {
            return Normalised.notNeeded("no open pull request that we see has the head " + check.headSha());
        }
        return new Normalised.Facts(concerned.stream().map(check::on).toList());
    }
}
