package dev.pipe.pipeline.command;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.pipeline.hold.PersonHoldTable;
import dev.pipe.pipeline.run.MergePolicy;
import dev.pipe.pipeline.run.Reason;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.why.WhyAnswer;
import dev.pipe.pipeline.why.WhyPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Why a pull request is not merged, now, from what is stored: for the command and for the API. */
@ApplicationScoped
public class ExplainNow {

    private final StandNow standings;
    private final PersonHoldTable holds;

    ExplainNow(StandNow standings, PersonHoldTable holds) {
        this.standings = standings;
        this.holds = holds;
    }

    public List<Reason> reasons(PullRequestRef ref) {
        return standings
                .of(ref)
                .map(WhyPolicy::reasons)
                .or(() -> standings.lastRead(ref).map(this::withoutRun))
                .orElseGet(WhyPolicy::neverSeen);
    }

    /** People hold drafts back too. */
    private List<Reason> withoutRun(PullRequest known) {
        var held = holds.on(known.ref()).stream().map(MergePolicy::heldBy);
        return Stream.concat(WhyPolicy.withoutRun(known).stream(), held).toList();
    }

    String markdown(PullRequestRef ref) {
        return WhyAnswer.markdown(reasons(ref));
    }
}
