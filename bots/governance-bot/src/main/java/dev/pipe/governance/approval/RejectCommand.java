package dev.pipe.governance.approval;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.governance.approval.Hearing.Counted;
import dev.pipe.governance.approval.Hearing.Refused;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /reject <reason>}: stands until its giver approves or cancels, or the head changes. */
@ApplicationScoped
class RejectCommand implements CommandHandler {

    private static final int LONGEST_REASON = 500;

    private final HearWords hear;

    RejectCommand(HearWords hear) {
        this.hear = hear;
    }

    @Override
    public CommandName command() {
        return CommandName.REJECT;
    }

    @Override
    public Reply run(CommandIssued call) {
        var reason = reason(call.rest());
        if (reason.isEmpty()) {
            return Reply.rejected(
                    "Say why: `" + CommandName.REJECT.usage() + "`. The author needs something to go by.");
        }
        return switch (hear.rejection(Said.of(call, null), reason)) {
            case Counted counted -> Reply.done();
            case Refused refused -> Reply.rejected(refused.markdown());
        };
    }

    /** One line without what the ledger's JSON cannot hold, and without credentials: it travels far. */
    private static String reason(String rest) {
        var line = CredentialMask.mask(rest.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
