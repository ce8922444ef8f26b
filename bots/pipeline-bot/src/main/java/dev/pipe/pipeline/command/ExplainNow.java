package dev.pipe.pipeline.command;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.pipeline.run.Reason;
import dev.pipe.pipeline.run.StandNow;
import dev.pipe.pipeline.why.WhyAnswer;
import dev.pipe.pipeline.why.WhyPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Why a pull request is not merged, now, from what is stored: for the command and for the API. */
@ApplicationScoped
public class ExplainNow {

    private final StandNow standings;

    ExplainNow(StandNow standings) {
        this.standings = standings;
    }

    public List<Reason> reasons(PullRequestRef ref) {
        return standings
                .of(ref)
                .map(WhyPolicy::reasons)
                .or(() -> standings.lastRead(ref).map(WhyPolicy::withoutRun))
                .orElseGet(WhyPolicy::neverSeen);
    }

    String markdown(PullRequestRef ref) {
        return WhyAnswer.markdown(reasons(ref));
    }
}
