package dev.pipe.review.who;

import dev.pipe.common.event.Actor;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.review.quest.QuestTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** What an account is called today, by the id that does not change; GitHub's word holds for some minutes. */
@ApplicationScoped
public class Accounts {

    private static final Duration HOLDS = Duration.ofMinutes(5);
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_ASKED = 5;
    private static final Logger LOG = Logger.getLogger(Accounts.class);

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

    /** Asked with the tokens of repositories that have quests: where there is none, there is nothing to see. */
    Actor of(long id) {
        return known(id).orElseGet(() -> ask(id, quests.repositories(MOST_ASKED)));
    }

    /** @param through whose token asks */
    public Actor of(long id, RepoRef through) {
        return known(id).orElseGet(() -> ask(id, List.of(through)));
    }

    private Optional<Actor> known(long id) {
        return Optional.ofNullable(told.get(id))
                .filter(it -> it.until().isAfter(clock.instant()))
                .map(Told::actor);
    }

    /** One repository that GitHub does not serve just now, or whose name is no more, keeps nobody out of the others. */
    Actor ask(long id, List<RepoRef> through) {
        if (through.isEmpty()) {
            throw new ForbiddenException("There is no quest yet. Come back when a pull request was reviewed.");
        }
        GitHubFailure unanswered = null;
        for (var repo : through) {
            try {
                var actor = github.account(repo, id);
                if (actor.isPresent()) {
                    return keep(id, actor.get());
                }
            } catch (GitHubFailure failure) {
                LOG.warnf("Account %d is not asked for through %s: %s", id, repo, failure.getMessage());
                unanswered = failure;
            }
        }
        if (unanswered != null) {
            throw unanswered;
        }
        throw new ForbiddenException("GitHub knows no account " + id + ", which your sign-in names.");
    }

    private Actor keep(long id, Actor actor) {
        var now = clock.instant();
        if (told.size() >= MOST_KEPT) {
            told.values().removeIf(old -> !old.until().isAfter(now));
        }
        told.put(id, new Told(actor, now.plus(HOLDS)));
        return actor;
    }
}
