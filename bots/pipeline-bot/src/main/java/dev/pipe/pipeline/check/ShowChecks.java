package dev.pipe.pipeline.check;

import dev.pipe.common.config.Stage;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.SetCheck;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.ShowsRun;
import dev.pipe.pipeline.run.Standing;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Shows a run as checks on its head. */
@ApplicationScoped
@Priority(ShowChecks.BEFORE_THE_COMMENT)
class ShowChecks implements ShowsRun {

    static final int BEFORE_THE_COMMENT = 100;

    @Override
    public List<GitHubWrite> show(Standing standing) {
        var own = standing.run().ref().pullRequest();
        var writes = new ArrayList<GitHubWrite>();
        for (var stage : Stage.values()) {
            StageCheckPolicy.of(standing, stage)
                    .ifPresent(state -> writes.add(check(own, standing.run(), "pipe/" + stage.label(), state)));
        }
        writes.addAll(summary(standing));
        return writes;
    }

    /**
     * Shared by several pull requests, the summary is the lowest one's, so that writes of it stay in one order. A pull
     * request about to merge says it under its own key as well: its merge must come after.
     */
    private static List<GitHubWrite> summary(Standing standing) {
        var state = SummaryPolicy.of(standing);
        var name = "pipe/" + standing.run().ref().base();
        var members = SummaryPolicy.members(standing);
        var holder = members.isEmpty() ? standing.run() : members.getFirst();
        var first = holder.ref().pullRequest();
        var own = standing.run().ref().pullRequest();
        if (first.equals(own) || !"success".equals(state.conclusion())) {
            return List.of(check(first, holder, name, state));
        }
        return List.of(check(first, holder, name, state), check(own, holder, name, state));
    }

    private static SetCheck check(PullRequestRef under, Run run, String name, CheckState state) {
        var ref = run.ref();
        return new SetCheck(
                under,
                ref.headSha(),
                name,
                ref.id(),
                state.conclusion(),
                state.title(),
                state.summary(),
                state.buttons(),
                state.annotations());
    }
}
