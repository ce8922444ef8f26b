package dev.pipe.pipeline.check;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.ChecksPolicy.Judgement;
import dev.pipe.pipeline.run.MergePolicy;
import dev.pipe.pipeline.run.Reason;
import dev.pipe.pipeline.run.Reason.Kind;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a commit of GitHub's merge queue by the pull requests in it, as they stand now: what fell since they were
 * queued throws the group out, what may come back keeps it waiting.
 */
final class GroupPolicy {

    /** What the queue itself brings about, or asks about a merge that GitHub makes. */
    private static final Set<Kind> OF_THE_QUEUE =
            EnumSet.of(Kind.QUEUED, Kind.MERGE_COMPUTED, Kind.NOT_ASKED, Kind.CONFLICT, Kind.MODE);

    /** Worst last. */
    private enum Verdict {
        PASSED,
        UNFINISHED,
        FAILED
    }

    private GroupPolicy() {}

    /**
     * @param members every pull request in the group, its last one last
     * @param checks those that the configuration requires, on the group's own commit
     */
    static CheckState of(List<Standing> members, Optional<Judgement> checks) {
        var worst = Stream.concat(
                        members.stream()
                                .filter(member -> member.settings().enforces())
                                .map(GroupPolicy::verdict),
                        checks.stream().map(GroupPolicy::verdict))
                .max(Enum::compareTo)
                .orElse(Verdict.UNFINISHED);
        var lines = members.stream().map(GroupPolicy::line).collect(Collectors.joining())
                + checks.map(GroupPolicy::line).orElse("");
        var enforces = members.isEmpty()
                || members.stream().anyMatch(member -> member.settings().enforces());
        return new CheckState(
                enforces ? conclusion(worst) : "neutral",
                title(worst),
                "The pull requests in this merge group, as they stand now:\n\n" + lines);
    }

    private static String conclusion(Verdict worst) {
        return switch (worst) {
            case PASSED -> "success";
            case FAILED -> "failure";
            case UNFINISHED -> null;
        };
    }

    private static String title(Verdict worst) {
        return switch (worst) {
            case PASSED -> "Every pull request in the group passed";
            case FAILED -> "This group may not be merged";
            case UNFINISHED -> "This group is not through yet";
        };
    }

    private static Verdict verdict(Judgement checks) {
        if (!checks.failed().isEmpty()) {
            return Verdict.FAILED;
        }
        return checks.waiting() == 0 ? Verdict.PASSED : Verdict.UNFINISHED;
    }

    private static String line(Judgement checks) {
        var word =
                switch (verdict(checks)) {
                    case PASSED -> "passed";
                    case UNFINISHED -> "are waited for: " + Words.codes(waiting(checks));
                    case FAILED -> "failed: " + Words.codes(checks.failed());
                };
        return "- the required checks on this commit " + word + "\n";
    }

    private static List<String> waiting(Judgement checks) {
        return Stream.concat(checks.pending().stream(), checks.missing().stream())
                .toList();
    }

    private static Verdict verdict(Standing standing) {
        var run = standing.run();
        if (!run.live()) {
            return run.ending().outcome() == RunOutcome.MERGED ? Verdict.PASSED : Verdict.FAILED;
        }
        var failed = run.stages().entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey() != Stage.MERGE && entry.getValue().failed());
        var approvalFell =
                run.stage(Stage.GOVERNANCE).running() && run.evidence().asked() != null;
        if (failed || approvalFell) {
            return Verdict.FAILED;
        }
        return standing.readyToMerge() && inTheWay(standing).isEmpty() ? Verdict.PASSED : Verdict.UNFINISHED;
    }

    private static List<Reason> inTheWay(Standing standing) {
        return MergePolicy.blockers(standing).stream()
                .filter(reason -> !OF_THE_QUEUE.contains(reason.kind()))
                .toList();
    }

    private static String ended(Run run) {
        return run.live() || run.ending().outcome() == RunOutcome.MERGED
                ? ""
                : ": its run is over (" + SafeMarkdown.text(run.ending().reason()) + "); `/retest` begins another";
    }

    private static String line(Standing standing) {
        var reasons = standing.run().live() ? inTheWay(standing) : List.<Reason>of();
        var why = reasons.isEmpty()
                ? ended(standing.run())
                : ": " + reasons.getFirst().what();
        var word =
                switch (verdict(standing)) {
                    case PASSED -> "passed";
                    case UNFINISHED -> "waits";
                    case FAILED -> "may not be merged";
                };
        var lax = standing.settings().enforces() ? "" : " (which blocks nothing: it is not in `enforce` mode)";
        return "- #" + standing.run().ref().pullRequest().number() + " " + word + why + lax + "\n";
    }
}
