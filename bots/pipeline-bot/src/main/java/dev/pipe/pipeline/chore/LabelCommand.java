package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubWrite.SetLabels;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /label <name …>}: only labels that the repository has, so that a slip of the pen makes no new one. */
@ApplicationScoped
class LabelCommand implements CommandHandler {

    private final GitHubReads github;
    private final Outbox outbox;

    LabelCommand(GitHubReads github, Outbox outbox) {
        this.github = github;
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.LABEL;
    }

    @Override
    public Reply run(CommandIssued call) {
        if (call.arguments().isEmpty()) {
            return Reply.rejected("Say which: `" + command().usage() + "`.");
        }
        var names = LabelNames.among(github.labels(call.pullRequest().repo()), call.arguments());
        if (!names.unknown().isEmpty()) {
            return Reply.rejected("This repository has no label " + names.unknownOnes()
                    + ". A name of several words goes into quotes.");
        }
        outbox.write(new SetLabels(call.pullRequest(), names.known(), names.known()));
        return Reply.done();
    }
}
