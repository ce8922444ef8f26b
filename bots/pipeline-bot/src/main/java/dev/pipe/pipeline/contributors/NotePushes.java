package dev.pipe.pipeline.contributors;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.PullRequestChanged;
import jakarta.enterprise.context.ApplicationScoped;

/** Remembers who pushed to a pull request. */
@ApplicationScoped
class NotePushes implements Handler<PullRequestChanged> {

    private final PushTable pushes;

    NotePushes(PushTable pushes) {
        this.pushes = pushes;
    }

    @Override
    public Class<PullRequestChanged> event() {
        return PullRequestChanged.class;
    }

    @Override
    public void handle(Received<PullRequestChanged> received) {
        var fact = received.event();
        if (fact.action().equals("synchronize") && fact.sender() != null) {
            pushes.pushed(fact.pullRequest(), fact.headSha(), fact.sender());
        }
    }
}
