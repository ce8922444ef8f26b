package dev.pipe.pipeline.living;

import dev.pipe.common.config.Stage;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.ChecksPolicy;
import dev.pipe.pipeline.run.MergePolicy;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;

/** Where a pull request stands, in one line. */
record Headline(String icon, String words) {

    static Headline of(Standing standing) {
        var run = standing.run();
        if (!run.live()) {
            return ended(run);
        }
        for (var stage : standing.settings().stages()) {
            var state = run.stage(stage);
            if (state.failed()) {
                return state.timedOut()
                        ? new Headline("⌛", "The stage " + stage.label() + " took too long")
                        : failed(run, stage);
            }
            if (state.running()) {
                return running(standing, stage);
            }
        }
        return standing.settings().has(Stage.MERGE)
                ? new Headline("⏳", "About to begin")
                : new Headline("✅", "Everything passed; people merge by hand here");
    }

    private static Headline ended(Run run) {
        return switch (run.ending().outcome()) {
            case MERGED -> new Headline("🎉", "Merged");
            case SUPERSEDED -> new Headline("⏹️", "Waiting for its author: it is a draft");
            default -> new Headline("⏹️", SafeMarkdown.text(run.ending().reason()));
        };
    }

    private static Headline failed(Run run, Stage stage) {
        return switch (stage) {
            case REVIEW ->
                run.evidence().review() == null
                        ? new Headline("⚠️", "The review could not be made")
                        : new Headline("❌", "Rejected by the review");
            case GOVERNANCE ->
                run.evidence().decided() == null
                        ? new Headline("⚠️", "Governance could not decide")
                        : new Headline("❌", "Rejected by a person");
            case CHECKS -> new Headline("❌", "Checks failed");
            case MERGE -> new Headline("⚠️", "GitHub would not merge it");
        };
    }

    private static Headline running(Standing standing, Stage stage) {
        return switch (stage) {
            case REVIEW -> new Headline("🔎", "Being reviewed");
            case GOVERNANCE -> governance(standing.run());
            case CHECKS -> checks(standing.run());
            case MERGE -> merge(standing);
        };
    }

    private static Headline governance(Run run) {
        var asked = run.evidence().asked();
        if (asked == null) {
            return new Headline("⏳", "Governance is looking at it");
        }
        var missing = Math.max(1, asked.required() - asked.given().size());
        return new Headline("⏳", "Waiting for " + Words.count(missing, "approval"));
    }

    private static Headline checks(Run run) {
        var checks = run.evidence().checks();
        if (checks == null || checks.stale()) {
            return new Headline("⏳", "Reading the other checks");
        }
        var judged = ChecksPolicy.judge(run.evidence().checksThatCount());
        var waiting = judged.waiting();
        return new Headline("⏳", "Waiting for " + Words.count(waiting, "other check"));
    }

    private static Headline merge(Standing standing) {
        var blockers = MergePolicy.blockers(standing);
        if (blockers.isEmpty()) {
            return new Headline("🚀", "Merging");
        }
        return switch (blockers.getFirst().kind()) {
            case HOLD -> new Headline("⛔", "Everything passed, but merges are held");
            case UNTRUSTED -> new Headline("🛂", "Everything passed; somebody has to vouch for this head");
            case CONFLICT -> new Headline("⚠️", "Everything passed, but it conflicts with the base");
            case DRAFT -> new Headline("⏳", "Everything passed; it is still a draft");
            case QUEUED ->
                new Headline(
                        "🚦", "Everything passed; number " + standing.place().number() + " in the queue");
            case UPDATING -> new Headline("🔄", "Everything passed; being brought up to date with its base");
            case OUT_OF_DATE -> new Headline("⚠️", "Everything passed, but it lacks its base's newest commits");
            case SHARED_HEAD -> new Headline("⏳", "Everything passed here, but not on a pull request of the same head");
            default -> new Headline("✅", "Everything passed; ready to merge");
        };
    }
}
