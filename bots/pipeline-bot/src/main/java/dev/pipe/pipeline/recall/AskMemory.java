package dev.pipe.pipeline.recall;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.MemoryEvent.RecallRequested;
import dev.pipe.common.event.RunRef;
import dev.pipe.pipeline.run.StandNow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Asks the memory for precedents of a run, once per reason: the id says so, and whoever repeats it is not heard.
 * Not about a stranger's head that nobody vouched for: its title would be the question.
 */
@ApplicationScoped
class AskMemory {

    static final String BOT = "pipeline-bot";

    private final StandNow standings;
    private final Outbox outbox;
    private final Clock clock;

    AskMemory(StandNow standings, Outbox outbox, Clock clock) {
        this.standings = standings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param reason {@code review} or {@code integration} */
    void ask(RunRef run, String reason, String words, Integration integration) {
        standings
                .of(run.pullRequest())
                .filter(standing ->
                        standing.run().live() && standing.run().ref().id().equals(run.id()))
                .filter(standing -> !standing.run().evidence().granted().trust().awaited())
                .filter(standing -> standing.settings().config().memory().recall())
                .ifPresent(standing -> {
                    var id = RequestId.of(run, reason);
                    var query = (standing.pullRequest().title() + " " + words).strip();
                    outbox.publish(
                            "recall/" + id,
                            new RecallRequested(id, BOT, run.pullRequest(), query, integration, clock.instant()));
                });
    }
}
