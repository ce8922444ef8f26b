package dev.pipe.pipeline.run;

import dev.pipe.common.github.GitHubReads.Check;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges other people's checks: one that failed fails, one that is pending or required and missing waits, none passes.
 * Where the configuration names checks, those and the base branch's own alone decide; a failed job that may be run again
 * waits for that.
 */
public final class ChecksPolicy {

    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    private ChecksPolicy() {}

    /**
     * The names by what they ask for.
     *
     * @param retrying failed, and run again before that counts
     * @param ignored failed, and required by nobody
     */
    public record Judgement(
            List<String> failed,
            List<String> retrying,
            List<String> pending,
            List<String> missing,
            List<String> ignored,
            int passed) {

        StageState.Status status() {
            if (!failed.isEmpty()) {
                return StageState.Status.FAILED;
            }
            return waiting() == 0 ? StageState.Status.PASSED : StageState.Status.RUNNING;
        }

        /** How many have not come to an end. */
        public int waiting() {
            return retrying.size() + pending.size() + missing.size();
        }
    }

    public static Judgement judge(OtherChecks checks) {
        var counted =
                checks.present().stream().filter(check -> counts(checks, check)).toList();
        Predicate<Check> again = check -> isRunAgain(checks, check);
        return new Judgement(
                names(counted.stream().filter(ChecksPolicy::failed).filter(again.negate())),
                names(counted.stream().filter(ChecksPolicy::failed).filter(again)),
                names(counted.stream().filter(check -> !done(check))),
                missing(checks),
                names(checks.present().stream()
                        .filter(check -> !counts(checks, check))
                        .filter(ChecksPolicy::failed)),
                (int) counted.stream().filter(ChecksPolicy::good).count());
    }

    /** The failed jobs that are to be run again now: once per workflow run and attempt. */
    public static List<FailedJob> toRunAgain(OtherChecks checks) {
        return checks.present().stream()
                .filter(check -> counts(checks, check) && failed(check) && isRunAgain(checks, check))
                .flatMap(check -> checks.failureOf(check).stream())
                .filter(FailedJob::over)
                .toList();
    }

    private static boolean counts(OtherChecks checks, Check check) {
        return checks.patterns().isEmpty()
                || checks.required().contains(check.name())
                || checks.patterns().stream().anyMatch(pattern -> fits(pattern, check.name()));
    }

    private static boolean isRunAgain(OtherChecks checks, Check check) {
        return checks.failureOf(check)
                .filter(job -> job.attempt() <= checks.rerunLimit())
                .filter(job -> checks.refusalOf(job).isEmpty())
                .isPresent();
    }

    private static List<String> missing(OtherChecks checks) {
        var names = checks.present().stream().map(Check::name).toList();
        return Stream.concat(
                        checks.required().stream().filter(name -> !names.contains(name)),
                        checks.patterns().stream()
                                .filter(pattern -> names.stream().noneMatch(name -> fits(pattern, name))))
                .distinct()
                .sorted()
                .toList();
    }

    static boolean fits(String pattern, String name) {
        var regex = Stream.of(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((one, next) -> one + ".*" + next)
                .orElse("");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }

    private static List<String> names(Stream<Check> checks) {
        return checks.map(Check::name).distinct().sorted().toList();
    }

    /** A commit status is pending by its state, a check run by not being completed. */
    private static boolean done(Check check) {
        return check.status() ? !check.state().equalsIgnoreCase("pending") : check.completed();
    }

    private static boolean good(Check check) {
        return done(check) && GOOD.contains(check.state().toLowerCase(Locale.ROOT));
    }

    static boolean failed(Check check) {
        return done(check) && !good(check);
    }
}
