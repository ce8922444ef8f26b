package dev.pipe.review.request;

import dev.pipe.common.event.PipelineEvent.StageRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Puts a review into the queue of those that are to be made, and wakes a worker once that is committed. */
@ApplicationScoped
class QueueReview {

    private final JobTable jobs;
    private final WorkOnReviews workers;
    private final TransactionSynchronizationRegistry transaction;

    QueueReview(JobTable jobs, WorkOnReviews workers, TransactionSynchronizationRegistry transaction) {
        this.jobs = jobs;
        this.workers = workers;
        this.transaction = transaction;
    }

    /** @param place of the command that asks; empty when the conductor does */
    void ask(StageRequested request, ReviewNow.Extent extent, String place) {
        jobs.ask(request, extent, place);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // only the commit matters
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    workers.wake();
                }
            }
        });
    }
}
