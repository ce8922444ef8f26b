package dev.pipe.review.request;

import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.secrets.ShownFailure;
import dev.pipe.review.identity.KeepFindings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Asks code scanning when a scan has ended, and again for what it could not tell when a head was reviewed. */
@ApplicationScoped
class AskScansAgain {

    private static final Logger LOG = Logger.getLogger(AskScansAgain.class);

    private final ScanTable scans;
    private final ReviewTable reviews;
    private final KeepFindings keep;
    private final ReviewWithScan review;
    private final Clock clock;

    AskScansAgain(ScanTable scans, ReviewTable reviews, KeepFindings keep, ReviewWithScan review, Clock clock) {
        this.scans = scans;
        this.reviews = reviews;
        this.keep = keep;
        this.review = review;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        for (var pullRequest : scans.due()) {
            reviews.askedLast(pullRequest).ifPresentOrElse(this::ask, () -> scans.settled(pullRequest));
        }
    }

    /** GitHub takes its time: it is asked before anything is held. */
    private void ask(StageRequested request) {
        try {
            var news = review.hasNews(request);
            QuarkusTransaction.requiringNew().run(() -> conclude(request, news));
        } catch (GitHubFailure failure) {
            LOG.warnf("Scans of %s are read another time: %s", request.run().pullRequest(), Reason.of(failure));
            again(request);
        } catch (RuntimeException failure) {
            LOG.errorf(
                    ShownFailure.of(failure),
                    "Scans of %s could not be read again now",
                    request.run().pullRequest());
            again(request);
        }
    }

    private void again(StageRequested request) {
        QuarkusTransaction.requiringNew().run(() -> scans.failed(request.run()));
    }

    private void conclude(StageRequested request, boolean news) {
        var pullRequest = request.run().pullRequest();
        keep.alone(pullRequest);
        var isStillAsked = reviews.askedLast(pullRequest)
                .filter(now -> now.run().equals(request.run()))
                .isPresent();
        if (!isStillAsked || !scans.isDue(pullRequest)) {
            return; // another replica was faster, or there is another head to ask about
        }
        if (news) {
            review.again(request, "" + clock.instant().toEpochMilli());
        } else {
            scans.settled(pullRequest);
        }
    }
}
