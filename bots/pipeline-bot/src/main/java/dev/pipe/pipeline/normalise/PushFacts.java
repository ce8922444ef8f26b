package dev.pipe.pipeline.normalise;

import static dev.pipe.pipeline.normalise.MissingField.need;

import dev.pipe.common.event.GitHubFact.Pushed;

/** {@code push}: commits that arrived on a branch. */
final class PushFacts {

    private static final String BRANCH = "refs/heads/";

    private PushFacts() {}

    static Normalised of(Payload payload) {
        if (!payload.ref().startsWith(BRANCH)) {
            return Normalised.notNeeded("a tag was pushed, not a branch");
        }
        if (Boolean.TRUE.equals(payload.deleted())) {
            return Normalised.notNeeded("a branch was deleted; its pull requests say so themselves");
        }
        var fact = new Pushed(
                ReadValues.repo(payload),
                payload.ref(),
                need(payload.before(), "before"),
                need(payload.after(), "after"),
                Boolean.TRUE.equals(payload.forced()),
                ReadValues.actor(payload.sender()));
        return Normalised.of(id(payload, fact), fact);
    }

    /** A branch may go to and fro between two commits: the time of the push tells the times apart. */
    private static String id(Payload payload, Pushed fact) {
        var repository = payload.repository();
        return FactId.of(
                "push",
                need(repository.id(), "repository.id"),
                fact.ref(),
                fact.before(),
                fact.after(),
                repository.pushedAt());
    }
}
