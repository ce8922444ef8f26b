package dev.pipe.sandbox.github.pulls;

import dev.pipe.sandbox.github.world.CheckRun;
import dev.pipe.sandbox.github.world.CommitStatus;
import dev.pipe.sandbox.github.world.PullRequest;
import dev.pipe.sandbox.github.world.Repository;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Branch protection, as far as it asks for checks: the newest result of each required name must be good. */
final class RequiredChecks {
    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    /** What the required checks of a branch come to on a commit. */
    enum State {
        GOOD,
        PENDING,
        BAD
    }

    Optional<String> refusal(PullRequest pull) {
        var protection = pull.repository.protections.get(pull.baseRef);
        if (protection == null) {
            return Optional.empty();
        }
        for (var context : protection.path("required_status_checks").path("contexts")) {
            if (of(pull.repository, pull.headSha, context.asText()) != State.GOOD) {
                return Optional.of("Required status check \"" + context.asText() + "\" is expected.");
            }
        }
        return Optional.empty();
    }

    State state(Repository repository, String base, String sha) {
        var protection = repository.protections.get(base);
        var worst = State.GOOD;
        if (protection != null) {
            for (var context : protection.path("required_status_checks").path("contexts")) {
                var state = of(repository, sha, context.asText());
                worst = state.compareTo(worst) > 0 ? state : worst;
            }
        }
        return worst;
    }

    private static State of(Repository repository, String sha, String context) {
        var run = repository.suites.stream()
                .filter(suite -> suite.headSha.equals(sha))
                .flatMap(suite -> suite.runs.stream())
                .filter(one -> one.name.equals(context))
                .max(Comparator.comparing((CheckRun one) -> one.id));
        if (run.isPresent()) {
            return of(run.get().completed() ? GOOD.contains(run.get().conclusion) : null);
        }
        return repository.statuses.stream()
                .filter(status -> status.sha().equals(sha) && status.context().equals(context))
                .max(Comparator.comparing(CommitStatus::id))
                .map(status -> of(
                        status.state().equals("pending") ? null : status.state().equals("success")))
                .orElse(State.PENDING);
    }

    private static State of(Boolean good) {
        return good == null ? State.PENDING : good ? State.GOOD : State.BAD;
    }
}
