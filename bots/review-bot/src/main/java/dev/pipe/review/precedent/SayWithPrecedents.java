package dev.pipe.review.precedent;

import static java.util.stream.Collectors.joining;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.MemoryEvent.RecallAnswered;
import dev.pipe.common.event.MemoryEvent.RecallRequested;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.github.GitHubWrite.WithdrawReviews;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.identity.Findings;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Asks the memory before a review is said, and says it with the answer, or after a while without. */
@ApplicationScoped
public class SayWithPrecedents implements Handler<RecallAnswered> {

    private static final String BOT = "review-bot";
    private static final int ABOUT = 3;

    private final WaitingReviews waiting;
    private final ReviewConfig config;
    private final Outbox outbox;
    private final Clock clock;

    SayWithPrecedents(WaitingReviews waiting, ReviewConfig config, Outbox outbox, Clock clock) {
        this.waiting = waiting;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Not about a stranger's head that nobody vouched for: what was found there would be the question. Returns what the
     * reviews were asked by that this one replaces, because they still waited.
     */
    public List<String> say(StageRequested request, SubmitReview review, Findings findings) {
        var recalls = request.config().sections().memory().recall()
                && request.withoutModel().isEmpty()
                && !findings.open().isEmpty();
        var replaced = waiting.drop(review).stream().map(SubmitReview::askedBy).toList();
        if (!recalls) {
            outbox.write(review);
            return replaced;
        }
        var id = BOT + ":" + UUID.randomUUID();
        var query = findings.open().stream()
                .map(named -> named.finding().title() + " in " + named.finding().about())
                .distinct()
                .limit(ABOUT)
                .collect(joining("; "));
        waiting.add(id, review, clock.instant().plus(config.precedentsWait()));
        outbox.publish(
                "recall/" + id, new RecallRequested(id, BOT, review.pullRequest(), query, null, clock.instant()));
        return replaced;
    }

    /** What waits still is only read, where what it would hold is taken back. */
    public void soften(WithdrawReviews withdrawn) {
        waiting.soften(withdrawn);
    }

    @Override
    public Class<RecallAnswered> event() {
        return RecallAnswered.class;
    }

    @Override
    public void handle(Received<RecallAnswered> received) {
        var answer = received.event();
        if (BOT.equals(answer.askedBy())) {
            waiting.take(answer.requestId())
                    .ifPresent(review -> outbox.write(with(review, PrecedentText.of(review.pullRequest(), answer))));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void goOn() {
        waiting.takeDue(clock.instant()).forEach(review -> outbox.write(with(review, PrecedentText.LATE)));
    }

    private static SubmitReview with(SubmitReview review, String text) {
        return review.saying(review.markdown() + text);
    }
}
