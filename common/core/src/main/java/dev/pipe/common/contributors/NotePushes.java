package dev.pipe.common.contributors;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.PullRequestChanged;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Remembers who pushed to a pull request. */
@ApplicationScoped
@IfBuildProperty(name = "pipe.contributors.noted", stringValue = "true")
@Priority(NotePushes.FIRST)
class NotePushes implements Handler<PullRequestChanged> {

    /** Before the bot's own handlers of the same fact, which may decide by who has a hand in the new head. */
    static final int FIRST = 100;

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
            pushes.add(fact.pullRequest(), fact.headSha(), fact.sender());
        }
    }
}
