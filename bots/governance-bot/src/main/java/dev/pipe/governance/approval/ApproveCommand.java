package dev.pipe.governance.approval;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.governance.approval.Hearing.Counted;
import dev.pipe.governance.approval.Hearing.Refused;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /approve [sha|cancel]}: approves this head for this base, or takes one's own word back. */
@ApplicationScoped
class ApproveCommand implements CommandHandler {

    private final HearWords hear;
    private final KeepWords words;

    ApproveCommand(HearWords hear, KeepWords words) {
        this.hear = hear;
        this.words = words;
    }

    @Override
    public CommandName command() {
        return CommandName.APPROVE;
    }

    @Override
    public Reply run(CommandIssued call) {
        var argument = call.arguments().isEmpty() ? null : call.arguments().getFirst();
        if (call.arguments().size() > 1) {
            return Reply.rejected("I understand " + usage() + ", one word at most.");
        }
        if ("cancel".equalsIgnoreCase(argument)) {
            return cancel(call);
        }
        return switch (hear.approval(Said.of(call, argument))) {
            case Counted counted -> Reply.done(); // the living comment shows the count
            case Refused refused -> Reply.rejected(refused.markdown());
        };
    }

    private Reply cancel(CommandIssued call) {
        var taken = words.cancel(call.pullRequest(), call.actor(), call.issuedAt());
        return taken ? Reply.done() : Reply.rejected("There is no word of yours here to take back.");
    }

    private static String usage() {
        return "`" + CommandName.APPROVE.usage() + "`";
    }
}
