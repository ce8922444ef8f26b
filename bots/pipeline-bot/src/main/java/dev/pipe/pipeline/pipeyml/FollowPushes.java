package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.bus.Handler;
import dev.pipe.common.bus.Received;
import dev.pipe.common.event.GitHubFact.Pushed;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.pipeyml.PipeYmlTable.Branch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * Commits arrived on a branch: perhaps with another file. Where one did, the live pull requests against that branch are
 * read again; where none did, nothing happens to them.
 */
@ApplicationScoped
class FollowPushes implements Handler<Pushed> {

    private static final String BRANCH = "refs/heads/";

    private final PipeYmlTable table;
    private final PipeYmlInForce inForce;
    private final NudgeTable nudges;
    private final Clock clock;

    FollowPushes(PipeYmlTable table, PipeYmlInForce inForce, NudgeTable nudges, Clock clock) {
        this.table = table;
        this.inForce = inForce;
        this.nudges = nudges;
        this.clock = clock;
    }

    @Override
    public Class<Pushed> event() {
        return Pushed.class;
    }

    @Override
    public void handle(Received<Pushed> received) {
        var push = received.event();
        concerned(push)
                .filter(inForce::changed)
                .forEach(branch -> nudges.nudgeLive(branch.repo(), branch.base(), clock.instant()));
    }

    /** The branch itself was pushed to, or the file changed that the owner's other repositories fall back to. */
    private Stream<Branch> concerned(Pushed push) {
        var branches = table.branchesOf(push.repo().owner());
        var pushed = branches.stream()
                .filter(branch ->
                        push.repo().fullName().equalsIgnoreCase(branch.repo().fullName())
                                && push.ref().equals(BRANCH + branch.base()));
        return push.repo().name().equalsIgnoreCase(FindPipeYml.OF_OWNER)
                ? Stream.concat(pushed, inForce.outdated(push.repo(), branches).stream())
                : pushed;
    }
}
