package dev.pipe.review.request;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.bus.WriteSettled;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.ReviewEvent.Decision;
import dev.pipe.common.event.ReviewEvent.ReviewCompleted;
import dev.pipe.common.github.GitHubWrite.RequestReviewers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Asks the people whom {@code .github/pipe.yml} names when a change becomes one for people; not again with every push.
 */
@ApplicationScoped
class AskReviewers implements WriteSettled.Handler {

    static final String ASKED_BY = "review";

    private static final Logger LOG = Logger.getLogger(AskReviewers.class);
    private static final Set<Decision> FOR_NOBODY = Set.of(Decision.AUTO_APPROVED, Decision.APPROVED_WITH_SUGGESTIONS);

    private final Outbox outbox;

    AskReviewers(Outbox outbox) {
        this.outbox = outbox;
    }

    void forDecision(StageRequested request, Optional<ReviewCompleted> before, ReviewCompleted now) {
        asked(request, before.map(ReviewCompleted::decision), now.decision()).ifPresent(outbox::write);
    }

    /** Without the author, whom GitHub does not let review; empty when nobody else is named. */
    static Optional<RequestReviewers> asked(StageRequested request, Optional<Decision> before, Decision now) {
        if (!isForPeople(now) || before.filter(AskReviewers::isForPeople).isPresent()) {
            return Optional.empty();
        }
        var named = request.config().sections().review().reviewers().stream()
                .map(name -> name.startsWith("@") ? name.substring(1) : name)
                .toList();
        var people = named.stream()
                .filter(name -> !name.contains("/"))
                .filter(name -> !name.equalsIgnoreCase(request.author().login()))
                .toList();
        var teams = named.stream()
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(name.indexOf('/') + 1))
                .toList();
        return people.isEmpty() && teams.isEmpty()
                ? Optional.empty()
                : Optional.of(new RequestReviewers(request.run().pullRequest(), people, teams, ASKED_BY));
    }

    private static boolean isForPeople(Decision decision) {
        return !FOR_NOBODY.contains(decision);
    }

    /** A name that GitHub does not take is the file's matter; the review stands without it. */
    @Override
    public void handle(WriteSettled settled) {
        if (!settled.done()
                && settled.write() instanceof RequestReviewers request
                && request.askedBy().equals(ASKED_BY)) {
            LOG.warnf(
                    "GitHub would not ask the reviewers of .github/pipe.yml on %s: %s",
                    request.pullRequest(), settled.refusal());
        }
    }
}
