package dev.pipe.pipeline.queue;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.Pushed;
import jakarta.enterprise.context.ApplicationScoped;

/** A push to a base branch: those that wait for it are looked at again, and no other. */
@ApplicationScoped
class FollowBase implements Handler<Pushed> {

    private static final String BRANCH = "refs/heads/";

    private final KeepQueue queue;

    FollowBase(KeepQueue queue) {
        this.queue = queue;
    }

    @Override
    public Class<Pushed> event() {
        return Pushed.class;
    }

    @Override
    public void handle(Received<Pushed> received) {
        var push = received.event();
        if (push.ref().startsWith(BRANCH)) {
            queue.baseMoved(push.repo(), push.ref().substring(BRANCH.length()));
        }
    }
}
