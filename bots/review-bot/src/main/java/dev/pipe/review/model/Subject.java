package dev.pipe.review.model;

import static java.util.Objects.requireNonNull;

import dev.pipe.common.event.RunRef;
import java.time.Instant;

/**
 * What a question to the model is about: who pays for it, whose answer is remembered, and whether it may be asked.
 *
 * @param withoutModel why no model may see this change; empty when it may
 * @param anewSince answers from before are not reused: somebody wants it read again
 */
public record Subject(String repository, String pullRequest, String headSha, String withoutModel, Instant anewSince) {

    public Subject {
        requireNonNull(repository);
        requireNonNull(pullRequest);
        requireNonNull(headSha);
        withoutModel = withoutModel == null ? "" : withoutModel;
        anewSince = anewSince == null ? Instant.EPOCH : anewSince;
    }

    public Subject(String repository, String pullRequest, String headSha, String withoutModel) {
        this(repository, pullRequest, headSha, withoutModel, null);
    }

    public static Subject of(RunRef run, String withoutModel) {
        return new Subject(
                run.pullRequest().repo().toString(), run.pullRequest().toString(), run.headSha(), withoutModel);
    }

    /** The same, to be read again. What was answered since then serves a reading that is tried again. */
    public Subject anewSince(Instant asked) {
        return new Subject(repository, pullRequest, headSha, withoutModel, asked);
    }

    /** A diff that belongs to no pull request. */
    public static Subject local(String withoutModel) {
        return new Subject("local", "local", "", withoutModel);
    }
}
