package dev.pipe.pipeline.run;

import dev.pipe.common.github.GitHubReads.Check;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges other people's checks: one that failed fails, one that is pending or required and missing waits, none passes. */
public final class ChecksPolicy {

    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    private ChecksPolicy() {}

    /** The names by what they ask for. */
    public record Judgement(List<String> failed, List<String> pending, List<String> missing, int passed) {

        StageState.Status status() {
            if (!failed.isEmpty()) {
                return StageState.Status.FAILED;
            }
            return pending.isEmpty() && missing.isEmpty() ? StageState.Status.PASSED : StageState.Status.RUNNING;
        }
    }

    public static Judgement judge(OtherChecks checks) {
        var present = checks.present();
        var names = present.stream().map(Check::name).toList();
        return new Judgement(
                names(present.stream().filter(ChecksPolicy::failed).toList()),
                names(present.stream().filter(check -> !done(check)).toList()),
                checks.required().stream()
                        .filter(name -> !names.contains(name))
                        .sorted()
                        .toList(),
                (int) present.stream().filter(ChecksPolicy::good).count());
    }

    private static List<String> names(List<Check> checks) {
        return checks.stream().map(Check::name).distinct().sorted().toList();
    }

    /** A commit status is pending by its state, a check run by not being completed. */
    private static boolean done(Check check) {
        return check.status() ? !check.state().equalsIgnoreCase("pending") : check.completed();
    }

    private static boolean good(Check check) {
        return done(check) && GOOD.contains(check.state().toLowerCase(Locale.ROOT));
    }

    private static boolean failed(Check check) {
        return done(check) && !good(check);
    }
}
