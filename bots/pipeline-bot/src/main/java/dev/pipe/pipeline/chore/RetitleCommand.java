package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubWrite.SetTitle;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /retitle <title>}: the rest of the line, as it stands there. */
@ApplicationScoped
class RetitleCommand implements CommandHandler {

    /** GitHub takes no more. */
    private static final int LONGEST = 256;

    private final Outbox outbox;

    RetitleCommand(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.RETITLE;
    }

    @Override
    public Reply run(CommandIssued call) {
        var title = call.rest().strip();
        if (title.isEmpty()) {
            return Reply.rejected("Say which: `" + command().usage() + "`.");
        }
        if (title.length() > LONGEST) {
            return Reply.rejected("GitHub takes titles of " + LONGEST + " characters at most.");
        }
        outbox.write(new SetTitle(call.pullRequest(), title, call.place()));
        return Reply.done();
    }
}
