package dev.pipe.review.who;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Repository;
import dev.pipe.review.quest.QuestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whether GitHub lets somebody read a repository; its word holds for a while. */
@ApplicationScoped
public class MayRead {

    private static final int MOST_KEPT = 10_000;

    private record Question(String repo, long person) {}

    /** @param repository empty when they may not */
    private record Told(Optional<Repository> repository, Instant until) {}

    private final Map<Question, Told> told = new ConcurrentHashMap<>();
    private final GitHubReads github;
    private final QuestConfig config;
    private final Clock clock;

    MayRead(GitHubReads github, QuestConfig config, Clock clock) {
        this.github = github;
        this.config = config;
        this.clock = clock;
    }

    public boolean of(RepoRef repo, Actor person) {
        return repository(repo, person).isPresent();
    }

    /** Which repository bears the name, to somebody whom GitHub lets read it. */
    public Optional<Repository> repository(RepoRef name, Actor person) {
        var question = new Question(name.fullName().toLowerCase(Locale.ROOT), person.id());
        var now = clock.instant();
        var known = told.get(question);
        if (known != null && known.until().isAfter(now)) {
            return known.repository();
        }
        var answer = ask(name, person);
        if (told.size() >= MOST_KEPT) {
            told.values().removeIf(old -> !old.until().isAfter(now));
        }
        told.put(question, new Told(answer, now.plus(config.rightsHold())));
        return answer;
    }

    /** The name may pass on between two questions: then the right that GitHub told of is not this repository's. */
    private Optional<Repository> ask(RepoRef name, Actor person) {
        var before = github.repository(name);
        if (before.isEmpty() || github.permission(name, person.login()).equals("none")) {
            return Optional.empty();
        }
        return github.repository(name).filter(before.get()::equals);
    }
}
