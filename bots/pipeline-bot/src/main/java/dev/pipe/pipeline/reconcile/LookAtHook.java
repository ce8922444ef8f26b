package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubConfig;
import dev.pipe.common.github.GitHubConfig.Source;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** One look at a hook's list: what is missing is asked for or taken; what the list no longer tells is read. */
@ApplicationScoped
class LookAtHook {

    private final ListAttempts list;
    private final RequestMissed request;
    private final TakeDeliveries take;
    private final ReadInstead instead;
    private final ReconcileConfig config;
    private final boolean polling;
    private final Clock clock;

    LookAtHook(
            ListAttempts list,
            RequestMissed request,
            TakeDeliveries take,
            ReadInstead instead,
            ReconcileConfig config,
            GitHubConfig github,
            Clock clock) {
        this.list = list;
        this.request = request;
        this.take = take;
        this.instead = instead;
        this.config = config;
        this.polling = github.source() == Source.POLLING;
        this.clock = clock;
    }

    Position look(Hook hook, Position before) {
        var now = clock.instant();
        var listed = list.since(hook, before);
        ReachPolicy.whyNot(before, listed.newestFirst(), listed.toItsEnd(), config.logKept(), now)
                .ifPresent(why -> instead.read(hook, before, why));
        if (polling) {
            return before.after(listed.newestFirst(), take.take(hook, listed, before), now);
        }
        var requested = request.request(hook, listed);
        requested.lost().ifPresent(why -> instead.read(hook, before, why));
        return before.after(listed.newestFirst(), requested.settledAt(), now);
    }
}
