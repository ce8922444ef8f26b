package dev.pipe.pipeline.command;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.github.GitHubWrite.ApproveWorkflowRuns;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.ConductRun;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.run.Words;
import dev.pipe.pipeline.trust.TrustTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code /ok-to-test [sha]}: somebody with write looked at this one head of a stranger's and vouches for it. It is read
 * again with all there is, and its workflow runs that GitHub keeps waiting are let go. The next head needs it again.
 */
@ApplicationScoped
class OkToTestCommand implements CommandHandler {

    private final GitHubReads github;
    private final StandNow standings;
    private final ReadingTime readingTime;
    private final TrustTable trust;
    private final ConductRun conduct;
    private final Outbox outbox;
    private final Clock clock;

    OkToTestCommand(
            GitHubReads github,
            StandNow standings,
            ReadingTime readingTime,
            TrustTable trust,
            ConductRun conduct,
            Outbox outbox,
            Clock clock) {
        this.github = github;
        this.standings = standings;
        this.readingTime = readingTime;
        this.trust = trust;
        this.conduct = conduct;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public CommandName command() {
        return CommandName.OK_TO_TEST;
    }

    @Override
    public Reply run(CommandIssued call) {
        var now = github.pullRequest(call.pullRequest()).filter(PullRequest::open);
        if (now.isEmpty()) {
            return Reply.rejected("This pull request is not open.");
        }
        if (now.get().draft()) {
            return Reply.rejected("It is a draft: nothing is tested before it is ready for review.");
        }
        var run = standings.of(call.pullRequest()).map(standing -> standing.run());
        if (run.isEmpty() || !run.get().ref().headSha().equals(now.get().headSha())) {
            return Reply.rejected("I have not seen its head " + sha(now.get().headSha())
                    + " yet. Wait a moment, look, and say it again.");
        }
        if (!run.get().evidence().granted().trust().awaited()) {
            return Reply.rejected("There is nothing to vouch for: this head is trusted already.");
        }
        return unseen(call, run.get()).map(Reply::rejected).orElseGet(() -> vouch(call, now.get()));
    }

    private Optional<String> unseen(CommandIssued call, Run run) {
        var named = call.arguments().isEmpty()
                ? SeenPolicy.reviewed(call)
                : call.arguments().getFirst();
        return SeenPolicy.refusal(call, run, named).or(() -> named == null ? tooSoon(call, run) : Optional.empty());
    }

    private Optional<String> tooSoon(CommandIssued call, Run run) {
        var head = run.ref().headSha();
        return readingTime.wasTooShort(call, run)
                ? Optional.of("A push lies so close before this that you may have seen another head. If you mean "
                        + sha(head) + ", say `/ok-to-test " + Words.shortSha(head) + "`.")
                : Optional.empty();
    }

    private Reply vouch(CommandIssued call, PullRequest now) {
        trust.vouch(call.pullRequest(), now.headSha(), call.actor(), clock.instant());
        outbox.write(new ApproveWorkflowRuns(call.pullRequest(), now.headSha(), call.place()));
        conduct.attemptAgain(
                call.pullRequest(), "/ok-to-test by " + call.actor().login(), null);
        return Reply.done();
    }

    private static String sha(String sha) {
        return SafeMarkdown.code(Words.shortSha(sha));
    }
}
