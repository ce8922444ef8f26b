package dev.pipe.common.contributors;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.Pushed;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Remembers who pushed to a branch: a pull request may be made of it later, by somebody else. */
@ApplicationScoped
@IfBuildProperty(name = "pipe.contributors.noted", stringValue = "true")
@Priority(NotePushes.FIRST)
class NotePushesToBranches implements Handler<Pushed> {

    private final PushTable pushes;

    NotePushesToBranches(PushTable pushes) {
        this.pushes = pushes;
    }

    @Override
    public Class<Pushed> event() {
        return Pushed.class;
    }

    @Override
    public void handle(Received<Pushed> received) {
        var push = received.event();
        var deletion = push.after() == null || push.after().matches("0+");
        if (push.ref().startsWith("refs/heads/") && !deletion && push.pusher() != null) {
            pushes.add(push.repo(), push.after(), push.pusher());
        }
    }
}
