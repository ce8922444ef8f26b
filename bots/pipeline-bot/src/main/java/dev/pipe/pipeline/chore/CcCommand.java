package dev.pipe.pipeline.chore;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.github.GitHubWrite.RequestReviewers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code /cc @login …}: asks these people, or teams of the repository's organisation, for a review. */
@ApplicationScoped
class CcCommand implements CommandHandler {

    private final Outbox outbox;

    CcCommand(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public CommandName command() {
        return CommandName.CC;
    }

    @Override
    public Reply run(CommandIssued call) {
        var who = Logins.of(call.arguments());
        if (who.refusal().isPresent()) {
            return who.refusal().get();
        }
        if (call.arguments().isEmpty()) {
            return Reply.rejected("Say whom: `" + command().usage() + "`.");
        }
        var owner = call.pullRequest().repo().owner();
        var elsewhere = who.teams().stream()
                .filter(team -> !team.substring(0, team.indexOf('/')).equalsIgnoreCase(owner))
                .toList();
        if (!elsewhere.isEmpty()) {
            return Reply.rejected("Only teams of " + owner + " can be asked for a review here.");
        }
        outbox.write(new RequestReviewers(call.pullRequest(), who.people(), slugs(who.teams()), call.place()));
        return Reply.done();
    }

    private static List<String> slugs(List<String> teams) {
        return teams.stream().map(team -> team.substring(team.indexOf('/') + 1)).toList();
    }
}
