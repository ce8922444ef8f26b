package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /why}: why the pull request is not merged, and what to do about each reason. */
@ApplicationScoped
class WhyCommand implements CommandHandler {

    private final ExplainNow explain;

    WhyCommand(ExplainNow explain) {
        this.explain = explain;
    }

    @Override
    public CommandName command() {
        return CommandName.WHY;
    }

    @Override
    public Reply run(CommandIssued call) {
        return Reply.answer(explain.markdown(call.pullRequest()));
    }
}
