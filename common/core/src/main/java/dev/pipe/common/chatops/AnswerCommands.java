package dev.pipe.common.chatops;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubWrite;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hands an issued command to this bot's handler for it and answers; commands of other bots are left to them. */
@ApplicationScoped
class AnswerCommands implements Handler<CommandIssued> {

    private final List<CommandHandler> handlers;
    private final Outbox outbox;

    AnswerCommands(@All List<CommandHandler> handlers, Outbox outbox) {
        this.handlers = handlers;
        this.outbox = outbox;
    }

    @Override
    public Class<CommandIssued> event() {
        return CommandIssued.class;
    }

    @Override
    public void handle(Received<CommandIssued> received) {
        var call = received.event();
        for (var handler : handlers) {
            if (handler.command().word().equals(call.command())) {
                answer(call, handler.run(call));
            }
        }
    }

    private void answer(CommandIssued call, Reply reply) {
        outbox.write(new GitHubWrite.React(
                call.pullRequest(),
                call.commentKind().name(),
                call.commentId(),
                reply.outcome().reaction()));
        if (!reply.markdown().isEmpty()) {
            outbox.write(new GitHubWrite.Reply(call.pullRequest(), "reply:" + call.place(), reply.markdown()));
        }
    }
}
