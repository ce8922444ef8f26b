package dev.pipe.pipeline.queue;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.pipeline.queue.QueuePolicy.Membership;
import dev.pipe.pipeline.queue.QueueTable.Entry;
import dev.pipe.pipeline.run.Place;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.run.Turns;
import dev.pipe.pipeline.settings.PipelineConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Gives out the turns. When somebody's place changes, everybody else in that queue is judged and shown again. */
@ApplicationScoped
class KeepQueue implements Turns {

    private final QueueTable table;
    private final NudgeTable nudges;
    private final PipelineConfig config;
    private final Clock clock;

    KeepQueue(QueueTable table, NudgeTable nudges, PipelineConfig config, Clock clock) {
        this.table = table;
        this.nudges = nudges;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Place settle(Standing standing) {
        var pullRequest = standing.run().ref().pullRequest();
        var base = standing.run().ref().base();
        var entry = onBase(pullRequest, base);
        var wanted = QueuePolicy.decide(standing, entry.isPresent(), config.queuePatience(), clock.instant());
        if (entry.isEmpty() && !wanted.in()) {
            return Place.NONE;
        }
        table.lock(pullRequest.repo(), base);
        if (change(pullRequest, base, entry, wanted)) {
            nudgeOthers(pullRequest.repo(), base, pullRequest, false);
        }
        return of(pullRequest);
    }

    /** What waited for another base waits no more. */
    private Optional<Entry> onBase(PullRequestRef pullRequest, String base) {
        var entry = table.of(pullRequest);
        if (entry.filter(one -> !one.base().equals(base)).isPresent()) {
            leave(pullRequest);
            return Optional.empty();
        }
        return entry;
    }

    private boolean change(PullRequestRef pullRequest, String base, Optional<Entry> entry, Membership wanted) {
        if (entry.isEmpty()) {
            table.add(pullRequest, base, wanted.skipped());
        } else if (!wanted.in()) {
            table.remove(pullRequest);
        } else if (entry.get().skipped() != wanted.skipped()) {
            table.skip(pullRequest, wanted.skipped());
        } else {
            return false;
        }
        return true;
    }

    @Override
    public Place of(PullRequestRef pullRequest) {
        return table.of(pullRequest)
                .map(entry -> new Place(true, table.ahead(entry)))
                .orElse(Place.NONE);
    }

    @Override
    public void leave(PullRequestRef pullRequest) {
        table.of(pullRequest).ifPresent(entry -> {
            table.lock(pullRequest.repo(), entry.base());
            table.remove(pullRequest);
            nudgeOthers(pullRequest.repo(), entry.base(), pullRequest, false);
        });
    }

    /** The base branch moved: whoever waits for it is read and judged again, and nobody else. */
    void baseMoved(RepoRef repo, String base) {
        nudgeOthers(repo, base, null, true);
    }

    private void nudgeOthers(RepoRef repo, String base, PullRequestRef but, boolean fresh) {
        table.all(repo, base).stream()
                .filter(other -> !other.equals(but))
                .forEach(other -> nudges.nudge(other, new Look(clock.instant(), fresh)));
    }
}
