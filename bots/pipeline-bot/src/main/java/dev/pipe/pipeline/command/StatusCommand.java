package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.pipeline.living.StatusText;
import dev.pipe.pipeline.run.StandNow;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /status}: where the pull request stands. */
@ApplicationScoped
class StatusCommand implements CommandHandler {

    private final StandNow standings;
    private final ExplainNow explain;

    StatusCommand(StandNow standings, ExplainNow explain) {
        this.standings = standings;
        this.explain = explain;
    }

    @Override
    public CommandName command() {
        return CommandName.STATUS;
    }

    @Override
    public Reply run(CommandIssued call) {
        return Reply.answer(standings
                .of(call.pullRequest())
                .map(StatusText::of)
                .orElseGet(() -> explain.markdown(call.pullRequest())));
    }
}
