package dev.pipe.sandbox.github.pulls;

import dev.pipe.sandbox.github.world.CheckRun;
import dev.pipe.sandbox.github.world.CommitStatus;
import dev.pipe.sandbox.github.world.PullRequest;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Branch protection, as far as it asks for checks: the newest result of each required name must be good. */
final class RequiredChecks {
    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    Optional<String> refusal(PullRequest pull) {
        var protection = pull.repository.protections.get(pull.baseRef);
        if (protection == null) {
            return Optional.empty();
        }
        for (var context : protection.path("required_status_checks").path("contexts")) {
            if (!good(pull, context.asText())) {
                return Optional.of("Required status check \"" + context.asText() + "\" is expected.");
            }
        }
        return Optional.empty();
    }

    private static boolean good(PullRequest pull, String context) {
        var run = pull.repository.suites.stream()
                .filter(suite -> suite.headSha.equals(pull.headSha))
                .flatMap(suite -> suite.runs.stream())
                .filter(one -> one.name.equals(context))
                .max(Comparator.comparing((CheckRun one) -> one.id));
        if (run.isPresent()) {
            return run.get().completed() && GOOD.contains(run.get().conclusion);
        }
        return pull.repository.statuses.stream()
                .filter(status ->
                        status.sha().equals(pull.headSha) && status.context().equals(context))
                .max(Comparator.comparing(CommitStatus::id))
                .filter(status -> status.state().equals("success"))
                .isPresent();
    }
}
