package dev.pipe.review.who;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.review.quest.QuestTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What an account is called today, by the id that does not change; GitHub's word holds for some minutes. */
@ApplicationScoped
public class Accounts {

    private static final Duration HOLDS = Duration.ofMinutes(5);
    private static final int MOST_KEPT = 10_000;

    private record Told(Actor actor, Instant until) {}

    private final Map<Long, Told> told = new ConcurrentHashMap<>();
    private final GitHubReads github;
    private final QuestTable quests;
    private final Clock clock;

    Accounts(GitHubReads github, QuestTable quests, Clock clock) {
        this.github = github;
        this.quests = quests;
        this.clock = clock;
    }

    /** Asked with the token of a repository that has a quest: where there is none, there is nothing to see. */
    Actor of(long id) {
        var through = quests.newest(1).stream()
                .map(quest -> quest.run().pullRequest().repo())
                .findFirst()
                .orElseThrow(() ->
                        new ForbiddenException("There is no quest yet. Come back when a pull request was reviewed."));
        return of(id, through);
    }

    /** @param through whose token asks */
    public Actor of(long id, RepoRef through) {
        var now = clock.instant();
        var known = told.get(id);
        if (known != null && known.until().isAfter(now)) {
            return known.actor();
        }
        var actor = github.account(through, id)
                .orElseThrow(
                        () -> new ForbiddenException("GitHub knows no account " + id + ", which your sign-in names."));
        if (told.size() >= MOST_KEPT) {
            told.values().removeIf(old -> !old.until().isAfter(now));
        }
        told.put(id, new Told(actor, now.plus(HOLDS)));
        return actor;
    }
}
