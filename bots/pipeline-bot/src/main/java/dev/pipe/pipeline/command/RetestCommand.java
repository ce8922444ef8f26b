package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.pipeline.run.ConductRun;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /retest}: another attempt on this head. */
@ApplicationScoped
class RetestCommand implements CommandHandler {

    private final ConductRun conduct;

    RetestCommand(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public CommandName command() {
        return CommandName.RETEST;
    }

    @Override
    public Reply run(CommandIssued call) {
        var begun = conduct.attemptAgain(
                call.pullRequest(), "/retest by " + call.actor().login(), null);
        return begun.map(run -> Reply.done())
                .orElseGet(
                        () -> Reply.rejected(
                                "There is nothing to run: this pull request is closed, or a draft. Mark it ready for review first."));
    }
}
