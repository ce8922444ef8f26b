package dev.pipe.review.request;

/** What is done of one kind of job. */
interface DoJob {

    JobKind kind();

    /** Takes its time, in no transaction. What it returns concludes the job, in one that holds the pull request's review. */
    Conclusion begin(Job job);

    /** Nothing came of it, for good. In a transaction that holds the pull request's review. */
    void failed(Job job, String reason);

    /** How it ends. */
    sealed interface Conclusion {}

    /** @param conclude runs if the job is still its worker's own */
    record Done(Runnable conclude) implements Conclusion {}

    record Impossible(String reason) implements Conclusion {}
}
