package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubWrite.SetState;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /close}: closes the pull request, as the button does. */
@ApplicationScoped
class CloseCommand implements CommandHandler {

    private final Outbox outbox;

    CloseCommand(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.CLOSE;
    }

    @Override
    public Reply run(CommandIssued call) {
        outbox.write(new SetState(call.pullRequest(), "closed", call.place()));
        return Reply.done();
    }
}
