package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubDeliveries.Hook;
import jakarta.enterprise.context.ApplicationScoped;

/** What polling does each minute, now: for tests of a bot whose source is the webhook. */
@ApplicationScoped
public class TakeNow {

    private final ListAttempts list;
    private final TakeDeliveries take;

    TakeNow(ListAttempts list, TakeDeliveries take) {
        this.list = list;
        this.take = take;
    }

    /** Everything that GitHub's list of the App's hook still tells. */
    public void takeAll() {
        take.take(Hook.APP, list.since(Hook.APP, Position.NONE));
    }
}
