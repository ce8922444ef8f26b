package dev.pipe.pipeline.run;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.PullRequestChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** A fact says that a pull request changed. It may be old or a repetition, so it leads to a read and not to action. */
@ApplicationScoped
class FollowPullRequest implements Handler<PullRequestChanged> {

    private static final Duration REPLICATION = Duration.ofSeconds(3);

    private final ConductRun conduct;

    FollowPullRequest(ConductRun conduct) {
        this.conduct = conduct;
    }

    @Override
    public Class<PullRequestChanged> event() {
        return PullRequestChanged.class;
    }

    @Override
    public void handle(Received<PullRequestChanged> received) {
        var fact = received.event();
        conduct.stirred(fact.pullRequest());
        var read = conduct.readAgain(fact.pullRequest());
        if (fact.action().equals("dequeued") && read.filter(now -> now.open()).isPresent()) {
            conduct.dequeued(fact.pullRequest(), fact.headSha(), fact.sender(), fact.reason());
        }
        var olderThanTold = read.filter(now -> fact.updatedAt() != null
                        && now.updatedAt() != null
                        && now.updatedAt().isBefore(fact.updatedAt()))
                .isPresent();
        if (olderThanTold) { // GitHub's replicas lag behind its webhooks at times
            conduct.readSoon(fact.pullRequest(), REPLICATION);
        }
    }
}
