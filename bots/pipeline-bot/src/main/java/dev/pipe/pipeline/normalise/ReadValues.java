package dev.pipe.pipeline.normalise;

import static dev.pipe.pipeline.normalise.MissingField.need;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Turns GitHub's values into ours; what is missing or not of its form is a {@link MissingField}. */
final class ReadValues {

    /** GitHub's own stand-in for an account that was deleted. */
    private static final Actor GHOST = new Actor("ghost", 10_137, false);

    private ReadValues() {}

    static RepoRef repo(Payload payload) {
        var name = need(need(payload.repository(), "repository").fullName(), "repository.full_name");
        try {
            return RepoRef.parse(name);
        } catch (IllegalArgumentException e) {
            throw new MissingField("repository.full_name");
        }
    }

    static PullRequestRef pullRequest(Payload payload, Integer number, String path) {
        if (need(number, path) <= 0) {
            throw new MissingField(path);
        }
        return new PullRequestRef(repo(payload), number);
    }

    /** The pull request of a payload that has one. */
    static PullRequestRef pullRequest(Payload payload) {
        return pullRequest(payload, payload.pullRequest().number(), "pull_request.number");
    }

    static Actor actor(Payload.Account account) {
        if (account == null || account.login() == null || account.id() == null) {
            return GHOST;
        }
        var bot = "Bot".equals(account.type()) || account.login().endsWith("[bot]");
        return new Actor(account.login(), account.id(), bot);
    }

    /** Null where there is none. */
    static Instant instant(String timestamp, String path) {
        if (timestamp == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeException e) {
            throw new MissingField(path);
        }
    }

    static Instant neededInstant(String timestamp, String path) {
        return instant(need(timestamp, path), path);
    }
}
