package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.Permission;
import dev.pipe.common.config.Stage;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.WhoMerges;
import dev.pipe.pipeline.run.Words;
import dev.pipe.pipeline.why.WhyAnswer;
import dev.pipe.pipeline.why.WhyPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** {@code /merge [merge|squash|rebase]}: merges as soon as nothing stands in the way any more. */
@ApplicationScoped
class MergeCommand implements CommandHandler {

    /** GitHub tells a comment's time in whole seconds, and clocks differ a little. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final ConductRun conduct;
    private final StandNow standings;

    MergeCommand(ConductRun conduct, StandNow standings) {
        this.conduct = conduct;
        this.standings = standings;
    }

    @Override
    public CommandName command() {
        return CommandName.MERGE;
    }

    @Override
    public Reply run(CommandIssued call) {
        var method = call.arguments().isEmpty() ? null : call.arguments().getFirst();
        if (method != null && MergeMethod.ofWord(method).isEmpty()) {
            return Reply.rejected("I know `/merge`, `/merge merge`, `/merge squash` and `/merge rebase`.");
        }
        var standing = standings.of(call.pullRequest());
        if (standing.isEmpty()) {
            return Reply.rejected("No run has begun for this pull request yet: `/why` says more.");
        }
        return refusal(standing.get(), call).isEmpty()
                ? merge(call, method)
                : Reply.rejected(refusal(standing.get(), call));
    }

    static String refusal(Standing standing, CommandIssued call) {
        var notTheirs = WhoMerges.refusal(standing.settings().merge(), call.actor(), Permission.of(call.permission()));
        if (notTheirs.isPresent()) {
            return notTheirs.get();
        }
        if (!standing.settings().enforces()) {
            return "This repository is in `" + Words.lower(standing.settings().mode())
                    + "` mode: the suite does not merge here. Merge by hand, or set `mode: enforce` in `.github/pipe.yml`.";
        }
        if (!standing.settings().has(Stage.MERGE)) {
            return "The merge stage is switched off in `.github/pipe.yml`: merge by hand.";
        }
        if (!standing.run().live()) {
            return "There is nothing to merge: "
                    + SafeMarkdown.text(standing.run().ending().reason()) + ".";
        }
        var saw = call.issuedAt().plus(CLOCKS_DIFFER);
        return saw.isBefore(standing.run().opening().at())
                ? "When you wrote this, the pull request looked different: the run of its present head and base began"
                        + " later. Have a look, and say `/merge` again."
                : "";
    }

    private Reply merge(CommandIssued call, String method) {
        var word =
                method == null ? null : MergeMethod.ofWord(method).orElseThrow().word();
        conduct.change(call.pullRequest(), run -> run.live() ? run.askedToMerge(call.actor(), word) : run);
        var after = standings.of(call.pullRequest()).orElseThrow();
        return after.run().merge().sent()
                ? Reply.done()
                : Reply.done("Noted: I merge as soon as this is out of the way.\n\n"
                        + WhyAnswer.list(WhyPolicy.reasons(after)));
    }
}
