package dev.pipe.pipeline.check;

import dev.pipe.common.config.Stage;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.SetCheck;
import dev.pipe.pipeline.mergegroup.MergeGroups;
import dev.pipe.pipeline.mergegroup.MergeGroups.Group;
import dev.pipe.pipeline.nudge.NudgeTable;
import dev.pipe.pipeline.nudge.NudgeTable.Look;
import dev.pipe.pipeline.run.ShowsRun;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.run.Standing;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Shows a run as checks on the commits that GitHub's merge queue made of it, and has those behind it judged again. */
@ApplicationScoped
@Priority(ShowChecks.BEFORE_THE_COMMENT)
class ShowOnGroups implements ShowsRun {

    private static final List<Stage> SHOWN = List.of(Stage.REVIEW, Stage.GOVERNANCE, Stage.CHECKS);

    private final MergeGroups groups;
    private final GroupChecks checks;
    private final StandNow standings;
    private final NudgeTable nudges;
    private final Clock clock;

    ShowOnGroups(MergeGroups groups, GroupChecks checks, StandNow standings, NudgeTable nudges, Clock clock) {
        this.groups = groups;
        this.checks = checks;
        this.standings = standings;
        this.nudges = nudges;
        this.clock = clock;
    }

    @Override
    public List<GitHubWrite> show(Standing standing) {
        var pullRequest = standing.run().ref().pullRequest();
        groups.behind(pullRequest).forEach(behind -> nudges.nudge(behind, new Look(clock.instant(), false)));
        var writes = new ArrayList<GitHubWrite>();
        for (var group : groups.of(pullRequest)) {
            for (var stage : SHOWN) {
                StageCheckPolicy.of(standing, stage)
                        .ifPresent(state -> writes.add(check(standing, group, "pipe/" + stage.label(), state)));
            }
            var state = GroupPolicy.of(members(standing, group), checks.judge(standing, group));
            writes.add(check(standing, group, "pipe/" + group.base(), state));
        }
        return writes;
    }

    private List<Standing> members(Standing standing, Group group) {
        var members = new ArrayList<Standing>();
        groups.ahead(group).forEach(ahead -> standings.of(ahead).ifPresent(members::add));
        members.add(standing);
        return members;
    }

    private static SetCheck check(Standing standing, Group group, String name, CheckState state) {
        var ref = standing.run().ref();
        return new SetCheck(
                ref.pullRequest(), group.headSha(), name, ref.id(), state.conclusion(), state.title(), state.summary());
    }
}
