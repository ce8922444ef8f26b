package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubWrite.ChangeAssignees;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code /unassign [@login …]}: takes these people away, or the writer. */
@ApplicationScoped
class UnassignCommand implements CommandHandler {

    private final Outbox outbox;

    UnassignCommand(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.UNASSIGN;
    }

    @Override
    public Reply run(CommandIssued call) {
        var who = Logins.orSelf(call);
        return who.refusalOfTeams().orElseGet(() -> {
            outbox.write(new ChangeAssignees(call.pullRequest(), List.of(), who.people(), call.place()));
            return Reply.done();
        });
    }
}
