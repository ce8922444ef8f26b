package dev.pipe.pipeline.check;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PipelineEvent.RunOutcome;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.living.ConfigSection;
import dev.pipe.pipeline.run.MergePolicy;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The summary {@code pipe/<base>}. A check belongs to a commit and not to a pull request, so on one head and base it
 * takes the worst of all open pull requests that share them. It never waits for the merge: it is what the merge waits
 * for.
 */
final class SummaryPolicy {

    /** Worst last. */
    private enum Verdict {
        PASSED,
        UNFINISHED,
        FAILED
    }

    private static final List<Stage> JUDGED = List.of(Stage.REVIEW, Stage.GOVERNANCE, Stage.CHECKS);

    private SummaryPolicy() {}

    /** The runs whose worst the summary takes, lowest pull request first. A run that ended counts only when it merged. */
    static List<Run> members(Standing standing) {
        var members = new ArrayList<>(standing.sharers());
        if (standing.run().live() || merged(standing.run())) {
            members.add(standing.run());
        }
        members.sort(Comparator.comparingInt(run -> run.ref().pullRequest().number()));
        return members;
    }

    static CheckState of(Standing standing) {
        var members = members(standing);
        if (members.isEmpty()) {
            return nobodysAnyMore(standing);
        }
        var worst = members.stream()
                .map(run -> verdict(run, standing))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (worst == Verdict.PASSED && waitsForATurn(standing)) {
            worst = Verdict.UNFINISHED;
        }
        return new CheckState(conclusion(worst, standing), title(worst, standing), summary(members, standing));
    }

    private static CheckState nobodysAnyMore(Standing standing) {
        return new CheckState(
                standing.settings().enforces() ? "cancelled" : "neutral",
                "Cancelled: " + standing.run().ending().reason(),
                "No open pull request has this head and base any more.");
    }

    private static boolean merged(Run run) {
        return !run.live() && run.ending().outcome() == RunOutcome.MERGED;
    }

    private static Verdict verdict(Run run, Standing standing) {
        if (JUDGED.stream().anyMatch(stage -> run.stage(stage).failed())) {
            return Verdict.FAILED;
        }
        var held = run.live() && held(run, standing);
        return Standing.readyToMerge(run) && !held ? Verdict.PASSED : Verdict.UNFINISHED;
    }

    /** Green is believed of the commit, whoever's turn makes it so: it has to be the turn of one that is held to it. */
    private static boolean waitsForATurn(Standing standing) {
        var own = standing.settings().enforces() || !standing.twins().enforced();
        return standing.run().live()
                && !(own && MergePolicy.isItsTurn(standing))
                && !standing.twins().turn();
    }

    private static boolean held(Run run, Standing standing) {
        return run.ref().equals(standing.run().ref())
                ? standing.holds().held()
                : !standing.holds().inForce().isEmpty()
                        || standing.holds().heldElsewhere(run.ref().pullRequest());
    }

    private static String conclusion(Verdict worst, Standing standing) {
        if (!standing.enforcedHereOrBeside()) {
            return "neutral";
        }
        return switch (worst) {
            case PASSED -> "success";
            case FAILED -> "failure";
            case UNFINISHED -> merged(standing.run()) ? "neutral" : null; // merged by hand before its time
        };
    }

    private static String title(Verdict worst, Standing standing) {
        var held = standing.holds().held();
        var said =
                switch (worst) {
                    case PASSED -> "Every stage passed";
                    case FAILED -> "A stage failed";
                    case UNFINISHED -> held ? "Merges are held" : unfinished(standing);
                };
        var broken = standing.settings().errors().isEmpty() ? "" : "; .github/pipe.yml has an error";
        return standing.enforcedHereOrBeside() ? said + broken : said + broken + " (comment mode: blocks nothing)";
    }

    private static String unfinished(Standing standing) {
        if (!standing.readyToMerge() || !waitsForATurn(standing)) {
            return "Not every stage has passed yet";
        }
        return standing.place().queued() && !standing.place().first()
                ? "Number " + standing.place().number() + " in the queue"
                : "Every stage passed; green when it is its turn to merge";
    }

    private static String summary(List<Run> members, Standing standing) {
        var text = new StringBuilder();
        if (members.size() > 1) {
            text.append("These pull requests have the same head and base; the worst of them counts.\n\n");
        }
        members.forEach(run -> text.append(line(run)));
        standing.holds().inForce().forEach(hold -> text.append("- held: ")
                .append(SafeMarkdown.text(hold.reason()))
                .append('\n'));
        standing.holds().byPeople().forEach(hold -> text.append("- held by ")
                .append(Words.person(hold.by()))
                .append(": ")
                .append(SafeMarkdown.text(hold.reason()))
                .append('\n'));
        standing.run().evidence().granted().overrides().forEach(given -> text.append("- overridden by ")
                .append(Words.person(given.by()))
                .append(": ")
                .append(Words.lower(given.target()))
                .append(given.check().isEmpty() ? "" : " " + SafeMarkdown.code(given.check()))
                .append(", ")
                .append(SafeMarkdown.text(given.reason()))
                .append('\n'));
        if (!standing.settings().errors().isEmpty()) {
            text.append('\n').append(ConfigSection.errors(standing));
        }
        return text.append("\n`/why` on the pull request tells what is missing and who can do it.")
                .toString();
    }

    private static String line(Run run) {
        var stages = JUDGED.stream()
                .map(stage -> stage.label() + " " + Words.lower(run.stage(stage).status()))
                .toList();
        return "- #" + run.ref().pullRequest().number() + ": " + String.join(", ", stages) + "\n";
    }
}
