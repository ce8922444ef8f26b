package dev.pipe.review.request;

import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Puts what takes long into its queue, and wakes a worker once that is committed. */
@ApplicationScoped
class QueueJob {

    private final JobTable jobs;
    private final WorkOnJobs workers;
    private final TransactionSynchronizationRegistry transaction;

    QueueJob(JobTable jobs, WorkOnJobs workers, TransactionSynchronizationRegistry transaction) {
        this.jobs = jobs;
        this.workers = workers;
        this.transaction = transaction;
    }

    /** @param place of the command that asks; empty when the conductor does */
    void review(StageRequested request, ReviewNow.Extent extent, String place) {
        jobs.ask(request, extent, place);
        wake(JobKind.REVIEW);
    }

    void answer(CommandIssued call) {
        jobs.ask(call);
        wake(JobKind.COMMAND);
    }

    private void wake(JobKind kind) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // only the commit matters
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    workers.wake(kind);
                }
            }
        });
    }
}
