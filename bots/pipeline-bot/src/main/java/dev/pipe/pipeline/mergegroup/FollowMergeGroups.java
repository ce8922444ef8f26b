package dev.pipe.pipeline.mergegroup;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.MergeGroupChanged;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.pipeline.settings.PipelineConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Remembers what GitHub's merge queue wants tested, and has every pull request in it read again. */
@ApplicationScoped
class FollowMergeGroups implements Handler<MergeGroupChanged> {

    private static final Logger LOG = Logger.getLogger(FollowMergeGroups.class);

    private final MergeGroups groups;
    private final NudgeTable nudges;
    private final PipelineConfig config;
    private final Clock clock;

    FollowMergeGroups(MergeGroups groups, NudgeTable nudges, PipelineConfig config, Clock clock) {
        this.groups = groups;
        this.nudges = nudges;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Class<MergeGroupChanged> event() {
        return MergeGroupChanged.class;
    }

    @Override
    public void handle(Received<MergeGroupChanged> received) {
        var fact = received.event();
        var last = MergeGroupRef.pullRequest(fact.repo(), fact.headRef());
        if (last.isEmpty()) {
            LOG.warnf("%s: the merge group %s names no pull request", fact.repo(), fact.headRef());
            return;
        }
        if (fact.action().equals("checks_requested")) {
            groups.add(fact, last.get());
            groups.of(last.get()).stream()
                    .flatMap(group -> groups.ahead(group).stream())
                    .forEach(ahead -> nudges.nudge(ahead, new Look(clock.instant(), true)));
        } else {
            groups.remove(fact);
        }
        nudges.nudge(last.get(), new Look(clock.instant(), true));
    }

    @Scheduled(every = "6h", delayed = "15m")
    void prune() {
        QuarkusTransaction.requiringNew().run(() -> groups.prune(clock.instant().minus(config.runsRetention())));
    }
}
