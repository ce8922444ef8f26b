package dev.pipe.review.request;

/** A row that another version of the bot wrote, and that this one cannot read. Another replica may. */
final class UnreadableJob extends RuntimeException {

    UnreadableJob(Job job, RuntimeException cause) {
        super(
                "What was asked for cannot be read by this version of review-bot (row " + job.seq()
                        + " of review_job); ask again",
                cause);
    }
}
