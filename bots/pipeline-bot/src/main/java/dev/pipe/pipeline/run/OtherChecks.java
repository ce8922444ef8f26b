package dev.pipe.pipeline.run;

import dev.pipe.common.github.GitHubReads.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Other people's checks and statuses on a head, and those that must be there. Ours are left out.
 *
 * @param required names that the base branch requires
 * @param patterns what the configuration requires, with {@code *} for anything
 * @param failures what is known of jobs of GitHub Actions that failed
 * @param rerunLimit how often a failed job is run again before it counts
 * @param refused re-runs that GitHub would not start
 * @param stale they are to be read again before they are judged
 */
public record OtherChecks(
        List<Check> present,
        List<String> required,
        List<String> patterns,
        List<FailedJob> failures,
        int rerunLimit,
        List<RefusedRerun> refused,
        boolean stale) {

    private static final String OUR_PREFIX = "pipe/";

    /** A re-run that GitHub would not start, and why. */
    public record RefusedRerun(long workflowRun, String reason) {}

    public OtherChecks {
        present = present.stream().filter(check -> !check.ours()).toList();
        required =
                required.stream().filter(name -> !name.startsWith(OUR_PREFIX)).toList();
        patterns = patterns == null ? List.of() : List.copyOf(patterns);
        failures = failures == null ? List.of() : List.copyOf(failures);
        refused = refused == null ? List.of() : List.copyOf(refused);
    }

    public OtherChecks(List<Check> present, List<String> required) {
        this(present, required, List.of(), List.of(), 0, List.of(), false);
    }

    OtherChecks asStale() {
        return new OtherChecks(present, required, patterns, failures, rerunLimit, refused, true);
    }

    OtherChecks plus(RefusedRerun refusal) {
        var all = new ArrayList<>(refused);
        all.removeIf(one -> one.workflowRun() == refusal.workflowRun());
        all.add(refusal);
        return new OtherChecks(present, required, patterns, failures, rerunLimit, all, stale);
    }

    /** Without the checks of these names. */
    OtherChecks without(Predicate<String> names) {
        return new OtherChecks(
                present.stream().filter(check -> !names.test(check.name())).toList(),
                required.stream().filter(names.negate()).toList(),
                patterns.stream().filter(names.negate()).toList(),
                failures,
                rerunLimit,
                refused,
                stale);
    }

    /** What is known of the job behind a failed check; empty for statuses and for checks of other Apps. */
    public Optional<FailedJob> failureOf(Check check) {
        return failures.stream().filter(job -> job.id() == check.id()).findFirst();
    }

    /** What is known of the job behind a failed check of this name. */
    public Optional<FailedJob> failureOf(String name) {
        return present.stream()
                .filter(check -> check.name().equals(name))
                .flatMap(check -> failureOf(check).stream())
                .findFirst();
    }

    Optional<String> refusalOf(FailedJob job) {
        return refused.stream()
                .filter(one -> one.workflowRun() == job.workflowRun())
                .map(RefusedRerun::reason)
                .findFirst();
    }
}
