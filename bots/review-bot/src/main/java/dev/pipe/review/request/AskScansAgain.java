package dev.pipe.review.request;

import dev.pipe.common.bus.BusConfig;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.review.identity.KeepFindings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Asks again for what code scanning could not tell when a head was reviewed. */
@ApplicationScoped
class AskScansAgain {

    private static final Logger LOG = Logger.getLogger(AskScansAgain.class);

    private final ScanTable scans;
    private final ReviewTable reviews;
    private final KeepFindings keep;
    private final ReviewWithScan review;
    private final BusConfig bus;
    private final Clock clock;

    AskScansAgain(
            ScanTable scans,
            ReviewTable reviews,
            KeepFindings keep,
            ReviewWithScan review,
            BusConfig bus,
            Clock clock) {
        this.scans = scans;
        this.reviews = reviews;
        this.keep = keep;
        this.review = review;
        this.bus = bus;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        for (var pullRequest : scans.due()) {
            try {
                QuarkusTransaction.requiringNew()
                        .timeout((int) bus.handlerTimeout().toSeconds())
                        .run(() -> ask(pullRequest));
            } catch (RuntimeException e) {
                LOG.errorf(e, "Scans of %s could not be read again now", pullRequest);
                QuarkusTransaction.requiringNew()
                        .run(() -> reviews.askedLast(pullRequest).ifPresent(it -> scans.failed(it.run())));
            }
        }
    }

    private void ask(PullRequestRef pullRequest) {
        keep.alone(pullRequest);
        if (!scans.isDue(pullRequest)) {
            return; // another replica was faster
        }
        reviews.askedLast(pullRequest)
                .ifPresentOrElse(
                        request -> review.ifNews(request, "" + clock.instant().toEpochMilli()),
                        () -> scans.settled(pullRequest));
    }
}
