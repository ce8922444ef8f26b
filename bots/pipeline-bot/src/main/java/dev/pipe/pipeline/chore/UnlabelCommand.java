package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code /unlabel <name …>}: takes labels away that the pull request bears. */
@ApplicationScoped
class UnlabelCommand implements CommandHandler {

    private final GitHubReads github;
    private final Outbox outbox;

    UnlabelCommand(GitHubReads github, Outbox outbox) {
        this.github = github;
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.UNLABEL;
    }

    @Override
    public Reply run(CommandIssued call) {
        if (call.arguments().isEmpty()) {
            return Reply.rejected("Say which: `" + command().usage() + "`.");
        }
        var borne =
                github.pullRequest(call.pullRequest()).map(PullRequest::labels).orElse(List.of());
        var names = LabelNames.among(borne, call.arguments());
        if (!names.unknown().isEmpty()) {
            return Reply.rejected("This pull request does not bear the label " + names.unknownOnes()
                    + ". A name of several words goes into quotes.");
        }
        outbox.write(new SetLabels(call.pullRequest(), List.of(), names.known()));
        return Reply.done();
    }
}
