package dev.pipe.infra.overview;

import dev.pipe.common.chatops.CommandHandler;
import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Reply;
import dev.pipe.common.event.CommandIssued;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** {@code /infra}: how the bots are, which incidents are open and what holds merges. */
@ApplicationScoped
class InfraCommand implements CommandHandler {

    private final Overview overview;
    private final Clock clock;

    InfraCommand(Overview overview, Clock clock) {
        this.overview = overview;
        this.clock = clock;
    }

    @Override
    public CommandName command() {
        return CommandName.INFRA;
    }

    @Override
    public Reply run(CommandIssued call) {
        return Reply.answer(
                OverviewText.of(overview.bots(), overview.openIncidents(), overview.openHolds(), clock.instant()));
    }
}
