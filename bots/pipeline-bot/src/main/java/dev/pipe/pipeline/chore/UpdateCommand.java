package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.github.GitHubWrite.UpdateBranch;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /update}: has the base merged into the head's branch, as GitHub's button does. */
@ApplicationScoped
class UpdateCommand implements CommandHandler {

    private final GitHubReads github;
    private final Outbox outbox;

    UpdateCommand(GitHubReads github, Outbox outbox) {
        this.github = github;
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.UPDATE;
    }

    @Override
    public Reply run(CommandIssued call) {
        return github.pullRequest(call.pullRequest())
                .filter(PullRequest::open)
                .map(now -> {
                    outbox.write(new UpdateBranch(call.pullRequest(), now.headSha(), now.base(), call.place()));
                    return Reply.done();
                })
                .orElseGet(() -> Reply.rejected("This pull request is not open."));
    }
}
