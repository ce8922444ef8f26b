package dev.pipe.review.model;

import static java.util.Objects.requireNonNull;

import dev.pipe.common.event.RunRef;

/**
 * What a question to the model is about: who pays for it, whose answer is remembered, and whether it may be asked.
 *
 * @param withoutModel why no model may see this change; empty when it may
 */
public record Subject(String repository, String pullRequest, String headSha, String withoutModel) {

    public Subject {
        requireNonNull(repository);
        requireNonNull(pullRequest);
        requireNonNull(headSha);
        withoutModel = withoutModel == null ? "" : withoutModel;
    }

    public static Subject of(RunRef run, String withoutModel) {
        return new Subject(
                run.pullRequest().repo().toString(), run.pullRequest().toString(), run.headSha(), withoutModel);
    }

    /** A diff that belongs to no pull request. */
    public static Subject local(String withoutModel) {
        return new Subject("local", "local", "", withoutModel);
    }
}
