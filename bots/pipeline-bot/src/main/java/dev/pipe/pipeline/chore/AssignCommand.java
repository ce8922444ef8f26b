package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubWrite.ChangeAssignees;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code /assign [@login …]}: assigns these people, or the writer. */
@ApplicationScoped
class AssignCommand implements CommandHandler {

    private final Outbox outbox;

    AssignCommand(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.ASSIGN;
    }

    @Override
    public Reply run(CommandIssued call) {
        var who = Logins.orSelf(call);
        return who.refusalOfTeams().orElseGet(() -> {
            outbox.write(new ChangeAssignees(call.pullRequest(), who.people(), List.of(), call.place()));
            return Reply.done();
        });
    }
}
