package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.config.MergeQueue;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Words;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code /cancel}: takes back the merge that was asked for; where none was, or where none needs to be, ends the run.
 */
@ApplicationScoped
class CancelCommand implements CommandHandler {

    private final ConductRun conduct;
    private final StandNow standings;
    private final GitHubReads github;

    CancelCommand(ConductRun conduct, StandNow standings, GitHubReads github) {
        this.conduct = conduct;
        this.standings = standings;
        this.github = github;
    }

    @Override
    public CommandName command() {
        return CommandName.CANCEL;
    }

    @Override
    public Reply run(CommandIssued call) {
        var live = standings.of(call.pullRequest()).filter(standing -> standing.run()
                .live());
        if (live.isEmpty()) {
            return Reply.rejected("Nothing is under way here.");
        }
        if (live.get().run().merge().sent() && !canBeRecalled(live.get())) {
            return Reply.rejected(
                    "Its merge is on the way already. `/hold` stops that, unless GitHub is at it this very"
                            + " moment.");
        }
        return takesBackAMerge(live.get()) ? takeBack(call, live.get().run()) : end(call);
    }

    /** What lies in GitHub's own merge queue is GitHub's; where nobody needs to ask, only a hold keeps it back. */
    private boolean canBeRecalled(Standing standing) {
        var ref = standing.run().ref();
        return takesBackAMerge(standing)
                && standing.settings().merge().queue() != MergeQueue.GITHUB
                && !github.hasMergeQueue(ref.pullRequest().repo(), ref.base());
    }

    /** Where nobody needs to ask, taking back the question would change nothing. */
    private static boolean takesBackAMerge(Standing standing) {
        return standing.run().merge().asked() && standing.settings().trigger() != MergeTrigger.AUTO;
    }

    private Reply takeBack(CommandIssued call, Run run) {
        conduct.change(call.pullRequest(), Run::notAskedToMerge);
        return Reply.done("The merge that " + Words.person(run.merge().askedBy()) + " asked for is off"
                + (run.merge().sent() ? ", unless GitHub is at it this very moment" : "") + ". `/merge` asks anew.");
    }

    private Reply end(CommandIssued call) {
        conduct.cancel(call.pullRequest(), "Cancelled by " + call.actor().login());
        return Reply.done(
                "This run is cancelled, and nothing is merged. `/retest` begins another, and so does a push.");
    }
}
