package dev.pipe.pipeline.reconcile;

import dev.pipe.common.github.GitHubConfig;
import dev.pipe.common.github.GitHubConfig.Source;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

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

    /** Where the position stays what it was, the next look tries all of it again. */
    Position look(Hook hook, Position before) {
        var now = clock.instant();
        var listed = list.since(hook, before);
        var unreached = ReachPolicy.whyNot(before, listed.newestFirst(), listed.toItsEnd(), config.logKept(), now);
        var after = polling ? taken(hook, listed, before, now) : requested(hook, listed, before, now);
        var whole = unreached.map(why -> instead.read(hook, before, why)).orElse(true);
        return whole ? after : before;
    }

    private Position requested(Hook hook, ListAttempts.Listed listed, Position before, Instant now) {
        var requested = request.request(hook, listed);
        var whole = requested.lost().map(why -> instead.read(hook, before, why)).orElse(true);
        if (!whole) {
            return before;
        }
        request.giveUp(hook, requested);
        return before.after(listed.newestFirst(), requested.settledAt(), now);
    }

    private Position taken(Hook hook, ListAttempts.Listed listed, Position before, Instant now) {
        var taken = take.take(hook, listed);
        var whole = taken.lost().map(why -> instead.read(hook, before, why)).orElse(true);
        return whole ? before.after(listed.newestFirst(), taken.settledAt(), now) : before;
    }
}
