package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubWrite.SetState;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /reopen}: opens it again. Its author has a button for that where GitHub lets them. */
@ApplicationScoped
class ReopenCommand implements CommandHandler {

    private final Outbox outbox;

    ReopenCommand(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.REOPEN;
    }

    @Override
    public Reply run(CommandIssued call) {
        outbox.write(new SetState(call.pullRequest(), "open", call.place()));
        return Reply.done();
    }
}
