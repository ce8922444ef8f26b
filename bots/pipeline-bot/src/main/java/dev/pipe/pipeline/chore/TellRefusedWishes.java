package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.WriteSettled;
import dev.pipe.common.github.GitHubWrite.Asked;
import dev.pipe.common.github.GitHubWrite.Reply;
import dev.pipe.common.text.SafeMarkdown;
import jakarta.enterprise.context.ApplicationScoped;

/** GitHub would not do what somebody asked for by a command: they are told why, where they asked. */
@ApplicationScoped
class TellRefusedWishes implements WriteSettled.Handler {

    /** {@link dev.pipe.common.event.CommandIssued#place()}; other words name parts of the suite. */
    private static final String A_COMMAND = "[A-Z_]+:\\d+:\\d+";

    private final Outbox outbox;

    TellRefusedWishes(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void handle(WriteSettled settled) {
        if (!settled.done()
                && settled.write() instanceof Asked asked
                && asked.askedBy().matches(A_COMMAND)) {
            outbox.write(new Reply(
                    asked.pullRequest(),
                    "reply:" + asked.askedBy() + ":refused",
                    "That did not work. " + SafeMarkdown.text(settled.refusal())));
        }
    }
}
