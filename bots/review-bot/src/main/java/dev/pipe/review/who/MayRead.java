package dev.pipe.review.who;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether GitHub lets somebody read a repository; its word holds for a minute. */
@ApplicationScoped
public class MayRead {

    private static final Duration HOLDS = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private record Question(String repo, long person) {}

    private record Told(boolean may, Instant until) {}

    private final Map<Question, Told> told = new ConcurrentHashMap<>();
    private final GitHubReads github;
    private final Clock clock;

    MayRead(GitHubReads github, Clock clock) {
        this.github = github;
        this.clock = clock;
    }

    public boolean of(RepoRef repo, Actor person) {
        var question = new Question(repo.fullName().toLowerCase(java.util.Locale.ROOT), person.id());
        var now = clock.instant();
        var known = told.get(question);
        if (known != null && known.until().isAfter(now)) {
            return known.may();
        }
        var may = !github.permission(repo, person.login()).equals("none");
        if (told.size() >= MOST_KEPT) {
            told.values().removeIf(old -> !old.until().isAfter(now));
        }
        told.put(question, new Told(may, now.plus(HOLDS)));
        return may;
    }
}
