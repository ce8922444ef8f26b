package dev.pipe.memory.recall;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.MemoryEvent.RecallAnswered;
import dev.pipe.common.event.MemoryEvent.RecallRequested;
import dev.pipe.memory.MemoryConfig;
import dev.pipe.memory.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** A bot asks for precedents: always answered, if only with none. */
@ApplicationScoped
class AnswerRecall implements Handler<RecallRequested> {

    private final Recall recall;
    private final Outbox outbox;
    private final MemoryConfig config;
    private final Clock clock;

    AnswerRecall(Recall recall, Outbox outbox, MemoryConfig config, Clock clock) {
        this.recall = recall;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Class<RecallRequested> event() {
        return RecallRequested.class;
    }

    @Override
    public void handle(Received<RecallRequested> received) {
        var asked = received.event();
        var question = new Question(
                asked.query() == null ? "" : asked.query(),
                asked.integration(),
                asked.pullRequest(),
                config.recall().minSimilarityUnasked(),
                config.recall().limit());
        var answer = recall.ask(question);
        outbox.publish(
                "recall-answered:" + asked.requestId(),
                new RecallAnswered(
                        asked.requestId(),
                        asked.askedBy(),
                        asked.pullRequest(),
                        answer.precedents(),
                        answer.degraded(),
                        clock.instant()));
    }
}
